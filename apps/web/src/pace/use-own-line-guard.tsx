import { type ReactElement, useState } from "react";
import { part } from "../app/part.tsx";
import type { OwnLines } from "./own-lines.ts";

const ownLineLeaving = part(async () => (await import("./OwnLineLeaving.tsx")).OwnLineLeaving);

/** Asks before something is done that would lose a line which is only on this screen. */
export function useOwnLineGuard(
  ownLines: OwnLines,
): readonly [guard: (leave: () => void) => void, asking: ReactElement | undefined] {
  const [asked, setAsked] = useState<{ readonly leave: () => void }>();
  const guard = (leave: () => void): void => (ownLines.isEmpty ? leave() : setAsked({ leave }));
  const go = (): void => {
    ownLines.clear();
    setAsked(undefined);
    asked?.leave();
  };
  return [guard, asked && <ownLineLeaving.Part onStay={() => setAsked(undefined)} onLeave={go} />];
}
