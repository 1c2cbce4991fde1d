import { Trans } from "@lingui/react/macro";
import type { NoteEntry } from "@ourwords/protocol";
import { type ReactElement, useEffect, useState } from "react";
import { readWaiting } from "../api/join-api.ts";
import { Letter } from "../look/Letter.tsx";

const ASK_AGAIN_MS = 2_000;

export interface WaitToBeLetInProps {
  readonly from: string;
  readonly onIn: (entry: NoteEntry) => void;
}

/** IN2: the lobby, from outside. */
export function WaitToBeLetIn({ from, onIn }: WaitToBeLetInProps): ReactElement {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    if (isOver) return undefined;
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      const result = await readWaiting();
      if (!isWanted) return;
      // A dropped connection comes back; nobody who waits is sent away for it.
      const state = result.kind === "ok" ? result.value : undefined;
      if (state?.state === "in") onIn(state);
      else if (state?.state === "over" || (result.kind === "problem" && result.reason === "not-found")) setIsOver(true);
      else timer = setTimeout(() => void look(), ASK_AGAIN_MS);
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [isOver, onIn]);
  return isOver ? (
    <Letter title={<Trans>You are not in this note</Trans>}>
      <p role="alert">
        <Trans>Nobody let you in this time. Ask {from} for a new link or code.</Trans>
      </p>
    </Letter>
  ) : (
    <Letter title={<Trans>{from} will let you in</Trans>}>
      <p role="status">
        <Trans>Please wait here. {from} sees your name and says yes. Then this page opens by itself.</Trans>
      </p>
    </Letter>
  );
}
