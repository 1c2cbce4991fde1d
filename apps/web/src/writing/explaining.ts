import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { overlay } from "./overlay.ts";

/** The event by which an editor asks the page what its selected words mean, or the word at its caret. It bubbles. */
export const EXPLAIN = "explain";

export function askMeaning({ dom }: Pick<EditorView, "dom">): true {
  dom.dispatchEvent(new Event(EXPLAIN, { bubbles: true }));
  return true;
}

/** Alt and F8, beside Alt and F9 for words that were taken out. */
const isExplainKey = ({ altKey, ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): boolean =>
  key === "F8" && altKey && !ctrlKey && !metaKey && !shiftKey;

/** Words that somebody explained, and the key to ask. Who draws and answers comes with the first question. */
export const explaining = Extension.create({
  name: "explaining",
  addProseMirrorPlugins: () => [
    overlay("explained"),
    new Plugin({ props: { handleKeyDown: (view, event) => isExplainKey(event) && askMeaning(view) } }),
  ],
});
