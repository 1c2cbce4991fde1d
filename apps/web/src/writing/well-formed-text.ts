import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

/**
 * Half a sign (a lone surrogate) can't travel: Yjs would send U+FFFD and keep the half, and the pages would show different
 * words. So U+FFFD is what stands here too, before Yjs sees it. Each half is one unit, as U+FFFD is: no place changes.
 */
export const wellFormedText = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, state) =>
      transactions.some((each) => each.docChanged && !each.getMeta(ySyncPluginKey)) ? mended(state) : null,
  });

function mended({ doc, tr }: EditorState): Transaction | null {
  doc.descendants((node, pos) => {
    if (node.isText && node.text?.isWellFormed() === false)
      tr.replaceWith(pos, pos + node.nodeSize, node.type.schema.text(node.text.toWellFormed(), node.marks));
  });
  return tr.docChanged ? tr : null;
}
