import { Extension } from "@tiptap/core";
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { DecorationSet } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { historyMetaOf } from "./history-key.ts";
import { drawnOver, overlay } from "./overlay.ts";

/**
 * While a part of the text is put aside, nobody changes it unseen: what is selected ends where it ends, and a key that
 * would join what is in sight to what is not does nothing. Undo goes where it has to; the view follows it.
 */
export const stayInSight = Extension.create({
  name: "stayInSight",
  // Before what writes into Yjs hears of it.
  priority: 900,
  addProseMirrorPlugins() {
    return [
      overlay("aside"),
      new Plugin({
        appendTransaction: (transactions, _before, state) =>
          transactions.some((each) => historyMetaOf(each)?.redo !== undefined) ? null : clamped(state),
      }),
    ];
  },
  dispatchTransaction({ transaction, next }) {
    const { view } = this.editor;
    if (reachesAside(transaction, drawnOver(view, "aside"))) view.updateState(view.state);
    else next(transaction);
  },
});

function reachesAside(transaction: Transaction, aside: DecorationSet): boolean {
  if (aside.find().length === 0 || !transaction.docChanged) return false;
  if (transaction.getMeta(ySyncPluginKey) || historyMetaOf(transaction)?.redo !== undefined) return false;
  const { maps } = transaction.mapping;
  let reaches = false;
  for (const [index, map] of maps.entries()) {
    const before = maps.slice(0, index).toReversed();
    const back = (pos: number, side: -1 | 1): number => before.reduce((at, each) => each.invert().map(at, side), pos);
    map.forEach((from, to) => {
      const [start, end] = [back(from, 1), back(to, -1)];
      reaches ||= aside.find(start, end).some((each) => each.from < Math.max(end, start) && each.to > start);
    });
  }
  return reaches;
}

/** A selection that ends with the part in sight; `null` when it does already. */
function clamped(state: EditorState): Transaction | null {
  const aside = drawnOver({ state }, "aside").find();
  if (aside.length === 0) return null;
  const seen = seenPart(state, aside);
  const { anchor, head } = state.selection;
  const inside = (pos: number): number => Math.min(Math.max(pos, seen.from), seen.to);
  if (inside(anchor) === anchor && inside(head) === head) return null;
  const [from, to] = [state.doc.resolve(inside(anchor)), state.doc.resolve(inside(head))];
  return state.tr.setSelection(TextSelection.between(from, to));
}

/** What may be changed: it has what is put aside before it and behind it. */
function seenPart({ doc }: EditorState, aside: readonly { from: number; to: number }[]): { from: number; to: number } {
  const hidden = new Set(aside.map(({ from }) => from));
  let from = doc.content.size;
  let to = 0;
  doc.forEach((node, pos) => {
    if (hidden.has(pos)) return;
    from = Math.min(from, pos + 1);
    to = Math.max(to, pos + node.nodeSize - 1);
  });
  return from <= to ? { from, to } : { from: 0, to: doc.content.size };
}
