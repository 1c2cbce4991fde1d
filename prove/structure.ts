import { TextSelection } from "@tiptap/pm/state";
import type { Acts, Scene } from "./acts.ts";
import { press, selectNear } from "./places.ts";

/** Changing the blocks around words, and how words look. Nobody's letters come or go by it. */
export const STRUCTURE: Acts = {
  split: [8, ({ editor }) => void press(editor, "Enter")],
  joinBackward: [3, (scene) => atEdge(scene, "start", "Backspace")],
  joinForward: [2, (scene) => atEdge(scene, "end", "Delete")],
  bulletList: [2, ({ editor }) => void editor.commands.toggleBulletList()],
  orderedList: [2, ({ editor }) => void editor.commands.toggleOrderedList()],
  indent: [2, ({ editor }) => void editor.commands.sinkListItem("listItem")],
  outdent: [1.5, ({ editor }) => void editor.commands.liftListItem("listItem")],
  quote: [2, ({ editor }) => void editor.commands.toggleBlockquote()],
  heading: [2, ({ editor }) => void editor.commands.toggleHeading({ level: 2 })],
  boldAll: [1.5, ({ editor }) => void editor.chain().selectAll().toggleBold().run()],
  italic: [
    1,
    ({ editor, random }) => {
      if (selectNear(editor, random, 6)) editor.commands.toggleItalic();
    },
  ],
};

/** Presses a key where it joins two blocks. */
function atEdge({ editor }: Scene, edge: "start" | "end", key: string): void {
  const { $head } = editor.state.selection;
  if (!$head.parent.isTextblock) return;
  const at = edge === "start" ? $head.start() : $head.end();
  editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, at)));
  press(editor, key);
}
