import { livingTexts } from "@ourwords/authorship";
import { FRAGMENTS } from "@ourwords/note";
import { LIMITS } from "@ourwords/protocol";
import { Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";
import type { Doc } from "yjs";
import { touchedAfter } from "./step-ranges.ts";
import { withNews } from "./writing-news.ts";

/** GT6: what the server would refuse is not done, and its person is told why: their page stays open. */
export function withinLimits(doc: Doc): Extension {
  return Extension.create({
    name: "withinLimits",
    dispatchTransaction({ transaction, next }) {
      if (!transaction.docChanged || transaction.getMeta(ySyncPluginKey)) return next(transaction);
      const { state } = this.editor;
      if (deepest(transaction) > LIMITS.depth) return next(withNews(state.tr, "too-deep"));
      const more = transaction.doc.content.size - transaction.before.content.size;
      // A sheet that is shorter is never what fills a note; of a longer one the letters are counted.
      const isLong = transaction.doc.content.size > LIMITS.noteLetters / FRAGMENTS.length;
      if (more > 0 && isLong && lettersIn(doc) + more > LIMITS.noteLetters)
        return next(withNews(state.tr, "note-full"));
      return next(transaction);
    },
  });
}

/** The levels of the deepest text that a transaction touches, as the note counts them: a line's text is one below the line. */
export function deepest(transaction: Transaction): number {
  const { doc } = transaction;
  let levels = 0;
  doc.nodesBetween(...touchedAfter(transaction), (node, pos) => {
    if (node.isTextblock) levels = Math.max(levels, doc.resolve(pos).depth + 2);
    return !node.isTextblock;
  });
  return levels;
}

const lettersIn = (doc: Doc): number => livingTexts(doc).reduce((letters, { text }) => letters + text.length, 0);
