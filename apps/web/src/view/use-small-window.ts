import { useEffect, useEffectEvent, useState } from "react";
import { besideCall } from "./beside-call.ts";
import { openSmallWindow, type SmallWindow } from "./open-small-window.ts";

interface SmallWindowOptions {
  readonly isSaved: boolean;
  readonly onMoved: (small: SmallWindow) => void;
}

/**
 * Opens this note in a small window. Two pages of one person would then both be open: `onMoved` says when this one may let go,
 * which is not before all of its words are saved.
 */
export function useSmallWindow({ isSaved, onMoved }: SmallWindowOptions): () => void {
  const [small, setSmall] = useState<SmallWindow>();
  const moved = useEffectEvent(onMoved);
  useEffect(() => {
    if (small && isSaved && !small.isClosed()) moved(small);
  }, [small, isSaved]);
  return () => {
    besideCall.fetch();
    void openSmallWindow().then(setSmall);
  };
}
