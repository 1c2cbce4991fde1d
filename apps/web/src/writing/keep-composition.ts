import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { besideOthers, composingRange } from "./composing-range.ts";

/**
 * AU12: while somebody composes, lets a remote change of letters pass by. The browser gives a composition up when its text node is
 * written anew or the caret leaves it, so letters around it in the same node are put in and taken out one by one, and
 * ProseMirror finds the node as it wants it. Call it before `steps` are dispatched; they hold only insertions and deletions
 * of text.
 */
export function keepComposition(view: EditorView, steps: Transaction): void {
  if (!(view.state.selection instanceof TextSelection)) return;
  const { head, empty } = view.state.selection;
  const composed = composingRange(view.state);
  editAround(view, steps);
  // At the end of what is composed: before what others write there. At its start: behind it.
  const caret = steps.mapping.map(head, head > composed.from ? -1 : 1);
  if (empty) steps.setSelection(TextSelection.create(steps.doc, caret));
}

function editAround(view: EditorView, steps: Transaction): void {
  const node = view.dom.ownerDocument.getSelection()?.focusNode;
  if (!(node instanceof Text) || !view.dom.contains(node)) return;
  let composed = composingRange(view.state);
  let start = view.posAtDOM(node, 0);
  steps.steps.forEach((step, index) => {
    const map = step.getMap();
    map.forEach((from, to, newFrom, newTo) => {
      const text = steps.docs[index + 1] ?? steps.doc;
      const written = text.textBetween(newFrom, newTo);
      const end = start + node.length;
      const isInside = from > start && from < end;
      if (to > from) {
        const [first, last] = [Math.max(from, start), Math.min(to, end)];
        if (last > first) node.deleteData(first - start, last - first);
      }
      if (written !== "" && isInside) insertBeside(node, from - start, written, from === composed.from);
      if (from < start || (from === start && written !== "")) start = map.map(start, 1);
    });
    composed = besideOthers(composed, map);
  });
}

/** Right before the composition the browser would take new letters in; behind the letter before that, it doesn't. */
function insertBeside(node: Text, at: number, written: string, isBeforeComposition: boolean): void {
  if (!isBeforeComposition) {
    node.insertData(at, written);
    return;
  }
  node.insertData(at - 1, node.data.charAt(at - 1) + written);
  node.deleteData(at + written.length, 1);
}
