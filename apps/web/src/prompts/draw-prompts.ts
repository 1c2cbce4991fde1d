import { Decoration } from "@tiptap/pm/view";
import type { Editor } from "@tiptap/core";
import { browserClock } from "../browser/browser-clock.ts";
import { drawOver } from "../writing/overlay.ts";
import type { OwnHardWord } from "./own-hard-words.ts";

/** Nobody is interrupted in the middle of a sentence. */
const PAUSE_MS = 1_200;

/**
 * Draws a quiet line under the hard words of one editor, each time its writer has paused, until it is ended. By decoration
 * only: the text is not touched, and nothing is drawn while somebody composes (IME).
 */
export function drawPrompts(editor: Editor, find: () => readonly OwnHardWord[]): () => void {
  let cancel: () => void = () => {};
  const look = ({ transaction }: { readonly transaction: { readonly docChanged: boolean } }): void => {
    if (transaction.docChanged) lookAfter(PAUSE_MS);
  };
  editor.on("transaction", look);
  lookAfter(0);
  return () => {
    cancel();
    editor.off("transaction", look);
    if (!editor.isDestroyed) drawOver(editor.view, "prompted", []);
  };

  function lookAfter(ms: number): void {
    cancel();
    cancel = browserClock.after(ms, () => {
      if (editor.isDestroyed) return;
      if (editor.view.composing) return lookAfter(PAUSE_MS);
      const marks = find().map(({ from, to, word }) =>
        Decoration.inline(from, to, { nodeName: "span", class: "prompted" }, { name: word }),
      );
      drawOver(editor.view, "prompted", marks);
    });
  }
}
