import type { EditorView } from "@tiptap/pm/view";
import { flushSync } from "react-dom";

/**
 * Closes what lies over a text, and gives the text the keyboard with its caret. Only once it is gone: an open card keeps the
 * keyboard. And never by the element alone: the browser may put the caret at its beginning.
 */
export function backToText(close: () => void, view: EditorView | undefined): void {
  flushSync(close);
  view?.focus();
}
