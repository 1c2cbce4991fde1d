import { type AuthoredBlock, authoredBlocks } from "@ourwords/export";
import type { ParticipantId, PlanAnswer, PlanLine } from "@ourwords/protocol";
import type { NoteView } from "@ourwords/sync";

/** The plan as `you` reads it on its page: of people, only those it needs (IN5). */
export function planPage({ doc, ledger, participants }: NoteView, you: ParticipantId): PlanAnswer {
  const blocks = authoredBlocks(doc, ledger, "plan");
  const needed = new Set<ParticipantId>([you]);
  for (const { voice } of blocks.flatMap(({ pieces }) => pieces))
    for (const id of [voice?.author, voice?.scribe]) if (id !== undefined) needed.add(id);
  const people = participants
    .filter(({ id, role, access }) => needed.has(id) || (role === "person" && access !== "none"))
    .map(({ id, role, name, look, label }) => ({ id, role, name, look, ...(label !== undefined && { label }) }));
  return { you, people, lines: blocks.map(lineOf) };
}

const lineOf = ({ level, within, marker, pieces }: AuthoredBlock): PlanLine => ({
  within,
  ...(level === undefined ? {} : { level }),
  ...(marker === undefined ? {} : { marker }),
  pieces: pieces.map(({ text, marks, voice, check }) => ({
    text,
    marks,
    ...(voice && { author: voice.author }),
    ...(voice?.scribe === undefined ? {} : { scribe: voice.scribe }),
    ...(check === undefined ? {} : { check }),
  })),
});
