import type { NoteEntry, WaitingState } from "@ourwords/protocol";
import { useEffect, useEffectEvent, useState } from "react";
import { readWaiting } from "../api/join-api.ts";

const ASK_AGAIN_MS = 2_000;

/** How it stands for somebody at the door. `unknown`: not asked yet. `nobody`: this browser waits for nothing. */
export type AtTheDoor =
  | { readonly state: "unknown" | "nobody" }
  | Exclude<WaitingState, { state: "in" }>
  /** no connection: we keep trying, and they still wait */
  | { readonly state: "cut-off"; readonly from: string };

/** Asks until there is an answer: every two seconds, and as soon as the page wakes up or is looked at again. */
export function useWaiting(onIn: (entry: NoteEntry) => void): AtTheDoor {
  const [at, setAt] = useState<AtTheDoor>({ state: "unknown" });
  const enter = useEffectEvent(onIn);
  const isOver = at.state === "over" || at.state === "nobody";
  useEffect(() => {
    if (isOver) return undefined;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      const result = await readWaiting();
      if (!isWanted) return;
      clearTimeout(timer);
      if (result.kind === "ok") {
        const { value } = result;
        if (value.state === "in") return enter(value);
        setAt(value);
      } else if (result.kind === "problem" && result.reason === "not-found")
        setAt((before) => ("from" in before ? { state: "over", from: before.from } : { state: "nobody" }));
      // A dropped connection comes back; nobody who waits is sent away for it.
      else setAt((before) => ({ state: "cut-off", from: "from" in before ? before.from : "" }));
      timer = setTimeout(() => void look(), ASK_AGAIN_MS);
    };
    const wake = (): void => {
      if (document.visibilityState === "visible") void look();
    };
    void look();
    const wakers = [
      [document, "visibilitychange"],
      [document, "resume"],
      [window, "online"],
    ] as const;
    for (const [place, event] of wakers) place.addEventListener(event, wake);
    return () => {
      isWanted = false;
      clearTimeout(timer);
      for (const [place, event] of wakers) place.removeEventListener(event, wake);
    };
  }, [isOver]);
  return at;
}
