import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { isFixedKey } from "../keys/fixed-key.ts";
import { overlay } from "./overlay.ts";

/** The event by which an editor asks the page what its selected words mean, or the word at its caret. It bubbles. */
export const EXPLAIN = "explain";

export function askMeaning({ dom }: Pick<EditorView, "dom">): true {
  dom.dispatchEvent(new Event(EXPLAIN, { bubbles: true }));
  return true;
}

/** Words that somebody explained, the key to ask, and words to think about again. Who draws them comes when wanted. */
export const explaining = Extension.create({
  name: "explaining",
  addProseMirrorPlugins: () => [
    overlay("explained"),
    overlay("prompted"),
    new Plugin({ props: { handleKeyDown: (view, event) => isFixedKey("meaning", event) && askMeaning(view) } }),
  ],
});
