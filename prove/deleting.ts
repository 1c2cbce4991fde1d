import { closeHistory } from "@tiptap/pm/history";
import type { Acts, Scene } from "./acts.ts";
import { writerOf } from "./alphabet.ts";
import { press, selectNear, selectOn } from "./places.ts";
import { pasteOver, type } from "./typing.ts";

/** Taking letters out: one's own and those of others. */
export const DELETING: Acts = {
  backspace: [3, backspace],
  deleteNear: [
    3,
    (scene) => {
      if (!selectNear(scene.editor, scene.random, 5)) return undefined;
      deleteSelection(scene);
      // Many who delete think better of it at once.
      return scene.random.next() < 0.4 ? "undo" : undefined;
    },
  ],
  deleteAcross: [
    0.7,
    (scene) => {
      if (selectOn(scene.editor, scene.random, 8)) deleteSelection(scene);
    },
  ],
  deleteBlock: [0.7, deleteBlock],
  deleteOwn: [2, deleteOwn],
  typeOver: [
    2,
    (scene) => {
      if (selectNear(scene.editor, scene.random, 3)) type(scene, 1 + scene.random.below(2));
    },
  ],
  pasteOver: [1, pasteOver],
};

/** A few single letters before the caret, a key press each. */
function backspace({ editor, random }: Scene): void {
  for (let left = 1 + random.below(3); left > 0; left--) {
    if (press(editor, "Backspace")) continue;
    // Within a text the browser does it.
    const { state, view } = editor;
    const { $head } = state.selection;
    if ($head.parentOffset > 0) view.dispatch(state.tr.delete($head.pos - 1, $head.pos));
  }
}

function deleteSelection({ editor: { state, view } }: Scene): void {
  view.dispatch(closeHistory(state.tr.deleteSelection()));
}

function deleteBlock({ editor: { state, view } }: Scene): void {
  const { $head } = state.selection;
  if ($head.depth > 0 && $head.parent.content.size < 12)
    view.dispatch(state.tr.delete($head.before($head.depth), $head.after($head.depth)));
}

function deleteOwn({ editor: { state, view }, random, author }: Scene): void {
  const own: number[] = [];
  state.doc.descendants((node, pos) => {
    for (const [offset, char] of Array.from(node.text ?? "").entries())
      if (writerOf(char) === author) own.push(pos + offset);
  });
  const at = own[random.below(own.length)];
  if (at !== undefined) view.dispatch(state.tr.delete(at, at + 1));
}
