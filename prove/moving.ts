import { dropPoint } from "@tiptap/pm/transform";
import type { Acts, Scene } from "./acts.ts";
import { selectNear, selectOn } from "./places.ts";

/** Moving words within the note, each time in one transaction. They keep their authors (AU10). */
export const MOVING: Acts = {
  moveBlock: [2, moveBlock],
  drag: [2, drag],
  cutAndPaste: [1, cutAndPaste],
};

/** A block, at some depth around the caret, changes places with the one before or after it. */
function moveBlock({ editor: { state, view }, random }: Scene): void {
  const { $head } = state.selection;
  if ($head.depth === 0) return;
  const depth = 1 + random.below($head.depth);
  const [node, parent, index] = [$head.node(depth), $head.node(depth - 1), $head.index(depth - 1)];
  const pos = $head.before(depth);
  const isUp = random.next() < 0.5;
  const other = parent.maybeChild(isUp ? index - 1 : index + 1);
  if (!other) return;
  const to = isUp ? pos - other.nodeSize : pos + other.nodeSize;
  view.dispatch(state.tr.delete(pos, pos + node.nodeSize).insert(to, node));
}

/** What ProseMirror does when a selection is dragged and dropped. */
function drag(scene: Scene): void {
  const { editor, random } = scene;
  if (!selectSome(scene)) return;
  const { doc, selection, tr } = editor.state;
  const slice = selection.content();
  const at = random.below(doc.content.size + 1);
  if (at >= selection.from && at <= selection.to) return;
  const drop = dropPoint(doc, at, slice) ?? at;
  tr.deleteSelection();
  const to = tr.mapping.map(drop);
  editor.view.dispatch(tr.replaceRange(to, to, slice));
}

/** The same by the clipboard, put down where it leaves no block torn apart. */
function cutAndPaste(scene: Scene): void {
  const { editor, random } = scene;
  if (!selectSome(scene)) return;
  const { doc, selection, tr } = editor.state;
  const slice = selection.content();
  const at = random.below(doc.content.size + 1);
  const $at = doc.resolve(at);
  if (!$at.parent.isTextblock || (at >= selection.from && at <= selection.to)) return;
  tr.deleteSelection();
  const to = tr.mapping.map(at);
  editor.view.dispatch(tr.replace(to, to, slice));
}

const selectSome = ({ editor, random }: Scene): boolean =>
  random.next() < 0.7 ? selectNear(editor, random, 6) : selectOn(editor, random, 12);
