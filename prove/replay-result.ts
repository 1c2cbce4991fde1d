import { authorRuns } from "@ourwords/authorship";
import type { NoteConnection } from "@ourwords/sync/client";
import { numberOf } from "./people.ts";

export interface Result {
  /** the story with `x` for each letter, as the session writes it */
  readonly text: string;
  /** the same with the very letters */
  readonly letters: string;
  /** letters whose author is not who typed them */
  readonly wrong: number;
}

/** What one page shows in the end. */
export function readResult({ doc, ledger }: NoteConnection, typed: ReadonlyMap<string, 0 | 1>): Result {
  const lines: string[] = [];
  let wrong = 0;
  for (const { fragment, text, runs } of authorRuns(doc, ledger)) {
    if (fragment !== "story") continue;
    const line = text
      .toDelta()
      .map(({ insert }: { insert: string }) => insert)
      .join("");
    lines.push(line);
    for (const { from, to, voice } of runs)
      for (const letter of line.slice(from, to))
        if (typed.has(letter) && numberOf(voice?.author) !== typed.get(letter)) wrong++;
  }
  const letters = lines.join("\n");
  return { letters, text: Array.from(letters, (letter) => (typed.has(letter) ? "x" : letter)).join(""), wrong };
}
