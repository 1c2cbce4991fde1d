import { FRAGMENTS } from "@ourwords/note";
import { LIMITS } from "@ourwords/protocol";
import { Extension } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";
import { withNews } from "./writing-news.ts";

/** GT6: what the server would refuse is not done, and its person is told why: their page stays open. */
export function withinLimits(doc: Y.Doc): Extension {
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
export function deepest({ doc, mapping }: Transaction): number {
  let [from, to] = [doc.content.size, 0];
  for (const [index, map] of mapping.maps.entries()) {
    const after = mapping.slice(index + 1);
    map.forEach((_from, _to, start, end) => {
      from = Math.min(from, after.map(start, -1));
      to = Math.max(to, after.map(end, 1));
    });
  }
  let levels = 0;
  doc.nodesBetween(from, Math.max(from, to), (node, pos) => {
    if (node.isTextblock) levels = Math.max(levels, doc.resolve(pos).depth + 2);
    return !node.isTextblock;
  });
  return levels;
}

function lettersIn(doc: Y.Doc): number {
  let letters = 0;
  for (const name of FRAGMENTS)
    for (const text of doc.getXmlFragment(name).createTreeWalker((type) => type instanceof Y.XmlText))
      if (text instanceof Y.XmlText) letters += text.length;
  return letters;
}
