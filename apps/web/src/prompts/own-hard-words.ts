import type { FragmentName } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { blockAuthors } from "../writing/block-authors.ts";
import { findHardWords } from "./find-hard-words.ts";
import type { HardWord } from "./hard-words.ts";

/** A hard word in an editor: positions of its document. */
export interface OwnHardWord {
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly hard: HardWord;
}

/**
 * The hard words that `you` said and typed, every letter of them. What others said is theirs, whoever typed it, and what
 * somebody wrote down for you is theirs to get right. Lines in another language than English are left alone.
 */
export function ownHardWords(
  { state: { doc } }: Pick<Editor, "state">,
  sheet: FragmentName,
  { doc: note, ledger }: Pick<NoteConnection, "doc" | "ledger">,
  you: ParticipantId,
): OwnHardWord[] {
  const fragment = note.getXmlFragment(sheet);
  const found: OwnHardWord[] = [];
  doc.descendants((block, pos) => {
    if (!block.isTextblock) return true;
    const { lang } = block.attrs;
    if (typeof lang === "string" && !lang.startsWith("en")) return false;
    const hard = findHardWords(block.textContent);
    if (hard.length === 0) return false;
    const own = blockAuthors(fragment, doc.resolve(pos + 1), ledger).filter(
      ({ voice }) => voice?.author === you && voice.scribe === undefined,
    );
    for (const { from, to, hard: entry } of hard)
      if (own.some((run) => run.from <= from && to <= run.to))
        found.push({
          from: pos + 1 + from,
          to: pos + 1 + to,
          word: block.textContent.slice(from, to),
          hard: entry,
        });
    return false;
  });
  return found;
}
