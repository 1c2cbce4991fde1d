import type { AuthorRun } from "@ourwords/authorship";
import type { ParticipantId } from "@ourwords/protocol";
import type { ResolvedPos } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Range } from "./others-since.ts";

/**
 * AU9: whose words an undo or redo would glue to those of another block: it takes away the border of the block where they
 * wrote (`since`), right beside their words, and something else would stand there. Also whose block it could not get past.
 */
export function gluedByUndo(
  { before, doc, docChanged, mapping }: Transaction,
  since: readonly Range[],
  isOwn: (run: AuthorRun) => boolean,
  authorsAt: (inBlock: ResolvedPos) => readonly AuthorRun[],
): ParticipantId[] {
  const glued = new Set<ParticipantId>();
  for (const range of since) {
    before.nodesBetween(range.from, range.to, (node, pos) => {
      if (!node.isTextblock) return true;
      const start = pos + 1;
      const end = start + node.content.size;
      for (const run of authorsAt(before.resolve(start))) {
        const from = Math.max(range.from, start + run.from);
        const to = Math.min(range.to, start + run.to);
        if (from < to && run.voice && !isOwn(run) && (!docChanged || isGlued(from, to, start, end)))
          glued.add(run.voice.author);
      }
      return false;
    });
  }
  return [...glued];

  function isGlued(from: number, to: number, start: number, end: number): boolean {
    const isOpened = isGone(start - 1);
    // Words that go with their block would be put back at this place.
    if (isGone(from)) return isOpened && doc.resolve(mapping.map(from, -1)).parent.textContent !== "";
    const $from = doc.resolve(mapping.map(from, 1));
    const $to = doc.resolve(mapping.map(to, -1));
    return (
      (from === start && isOpened && $from.parentOffset > 0) ||
      (to === end && isGone(end) && $to.parentOffset < $to.parent.content.size)
    );
  }

  function isGone(pos: number): boolean {
    return mapping.mapResult(pos, 1).deletedAfter;
  }
}
