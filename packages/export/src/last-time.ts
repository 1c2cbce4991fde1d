import { type LineWords, type OutcomeName, outcomesOf, sealedLines } from "@ourwords/note";
import type { ParticipantId, SealedNote } from "@ourwords/protocol";
import type * as Y from "yjs";
import { oneLine } from "./runs.ts";

/** A line of a plan that was kept before, and what each says became of it. */
export interface LastLine extends LineWords {
  readonly said: readonly { readonly by: ParticipantId; readonly is: OutcomeName }[];
}

/** What became of a plan that was kept at `at` (milliseconds since 1970), in its order. */
export interface LastTime {
  readonly at: number;
  readonly lines: readonly LastLine[];
}

/** What was kept then, as a copy needs it. */
export interface KeptPlan {
  readonly seal: Pick<SealedNote["seal"], "seq" | "at">;
  readonly content: Pick<SealedNote["content"], "plan">;
}

/** LT4: all its lines, also those that nobody has said anything of. */
export function lastTimeIn(doc: Y.Doc, { seal, content }: KeptPlan): LastTime {
  const said = outcomesOf(doc, seal.seq);
  return {
    at: seal.at,
    lines: sealedLines(content).map(({ id, text, who, by }) => ({
      text: oneLine(text).trim(),
      who,
      by,
      said: said.flatMap(({ line, participant, is }) => (line === id ? [{ by: participant, is }] : [])),
    })),
  };
}
