import { authorRuns } from "@ourwords/authorship";
import type { NoteConnection } from "@ourwords/sync/client";
import { createContext, useContext, useEffect, useMemo, useState } from "react";
import { OwnLines } from "./own-lines.ts";

/** How fast the two of them go. Only on this page, and only until it is loaded again. */
export interface PaceState {
  readonly ownLines: OwnLines;
  /** listening first: the plan is quiet until somebody here opens it */
  readonly isPlanOpen: boolean;
  readonly openPlan: () => void;
  readonly isOneByOne: boolean;
  readonly setOneByOne: (isOneByOne: boolean) => void;
}

export const PaceContext = createContext<PaceState | undefined>(undefined);

export function usePace(): PaceState {
  const pace = useContext(PaceContext);
  if (!pace) throw new Error("usePace outside of an open note");
  return pace;
}

/** For an open note, which hands it down. */
export function usePaceState(connection: NoteConnection): PaceState {
  const [ownLines] = useState(() => new OwnLines());
  const [isPlanOpen, setPlanOpen] = useState(() => isBegun(connection));
  const [isOneByOne, setOneByOne] = useState(false);
  useEffect(() => {
    // Reloading and closing ask first. Leave now empties the page before it goes, and is never held up.
    const ask = (event: BeforeUnloadEvent): void => {
      if (!ownLines.isEmpty && document.body.childElementCount > 0) event.preventDefault();
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [ownLines]);
  return useMemo(
    () => ({ ownLines, isPlanOpen, openPlan: () => setPlanOpen(true), isOneByOne, setOneByOne }),
    [ownLines, isPlanOpen, isOneByOne],
  );
}

/** Whether the plan has words by anybody. Its questions are the server's. */
const isBegun = ({ doc, ledger }: NoteConnection): boolean =>
  authorRuns(doc, ledger).some(
    ({ fragment, runs }) => fragment === "plan" && runs.some(({ voice }) => voice !== undefined),
  );
