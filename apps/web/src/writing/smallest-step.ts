import type { EditorState, Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

/**
 * y-prosemirror replaces the whole document for every remote change, which would destroy every mapping: undo, decorations,
 * the caret. This returns the same change as one step over the part that differs (AU9). Local transactions pass unchanged.
 */
export function smallestStep(state: EditorState, transaction: Transaction): Transaction {
  const meta: { readonly isChangeOrigin?: boolean } | undefined = transaction.getMeta(ySyncPluginKey);
  if (!meta?.isChangeOrigin || !transaction.docChanged) return transaction;
  const before = transaction.before.content;
  const after = transaction.doc.content;
  const small = state.tr;
  const from = before.findDiffStart(after);
  if (from !== null) {
    const ends = before.findDiffEnd(after);
    let [to, until] = ends ? [ends.a, ends.b] : [before.size, after.size];
    // Repeated letters make the two ends cross: move them apart again by what they overlap.
    const overlap = from - Math.min(to, until);
    if (overlap > 0) [to, until] = [to + overlap, until + overlap];
    small.replace(from, to, transaction.doc.slice(from, until));
    if (!small.doc.eq(transaction.doc)) return transaction;
  }
  return small.setMeta(ySyncPluginKey, meta).setMeta("addToHistory", false);
}
