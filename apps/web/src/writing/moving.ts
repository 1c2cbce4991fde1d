import { Extension } from "@tiptap/core";
import { keymapName } from "../keys/fixed-key.ts";
import { moveBlock, type Way } from "./move-block.ts";

/** Moving lines by keyboard. */
export const moving = Extension.create({
  name: "moving",
  addKeyboardShortcuts() {
    // Kept also where there is nowhere to go: the browser's own meaning of the keys would surprise at the last line only.
    const move = (way: Way) => (): boolean => {
      moveBlock(way)(this.editor.state, this.editor.view.dispatch, this.editor.view);
      return true;
    };
    return { [keymapName("move-up")]: move("up"), [keymapName("move-down")]: move("down") };
  },
});
