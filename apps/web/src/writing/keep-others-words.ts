import type { AuthorRun } from "@ourwords/authorship";
import type { ParticipantId } from "@ourwords/protocol";
import type { Fragment, ResolvedPos } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { insertedText } from "./changed-text.ts";

/** Words of others that an undo would take along, and where they belong in the document after it. */
export interface Kept {
  /** `undefined`: the server's */
  readonly of: ParticipantId | undefined;
  readonly pos: number;
  readonly content: Fragment;
}

/**
 * AU9: ProseMirror's history undoes ranges, and others may have written inside them since. Finds their words in what an
 * undo or redo removes, unless it puts the same words down again elsewhere (a move that is undone).
 */
export function keepOthersWords(
  undo: Transaction,
  isOwn: (run: AuthorRun) => boolean,
  authorsAt: (inBlock: ResolvedPos) => readonly AuthorRun[],
): Kept[] {
  const { before, doc, mapping } = undo;
  const start = before.content.findDiffStart(doc.content);
  const end = before.content.findDiffEnd(doc.content);
  if (start === null || !end) return [];
  const kept: Kept[] = [];
  let written = insertedText(undo);
  before.nodesBetween(Math.min(start, end.a), Math.max(start, end.a), (node, pos) => {
    if (!node.isTextblock) return true;
    for (const run of authorsAt(before.resolve(pos + 1))) {
      if (isOwn(run)) continue;
      for (const [from, to] of deletedIn(pos + 1 + run.from, pos + 1 + run.to, undo)) {
        const text = before.textBetween(from, to);
        if (written.includes(text)) written = written.replace(text, "");
        else {
          const content = before.slice(from, to).content;
          kept.push({ of: run.voice?.author, pos: mapping.map(from, -1), content });
        }
      }
    }
    return false;
  });
  return kept;
}

/** The parts of `from` to `to` that the transaction deletes. */
function deletedIn(from: number, to: number, { mapping }: Transaction): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start: number | undefined;
  for (let pos = from; pos <= to; pos++) {
    const isGone = pos < to && mapping.mapResult(pos, 1).deletedAfter;
    if (isGone) start ??= pos;
    else if (start !== undefined) {
      parts.push([start, pos]);
      start = undefined;
    }
  }
  return parts;
}
