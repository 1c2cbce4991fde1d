import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { Decoration } from "@tiptap/pm/view";
import { drawOver } from "../writing/overlay.ts";
import { explainedPlaces } from "./explained-places.ts";
import { explainedWords } from "./explained-words.ts";

/**
 * Draws a quiet mark under explained words, in one editor, until it is ended. By decoration only: the text is not touched.
 * While somebody composes (IME), nothing is drawn.
 */
export function drawExplained(editor: Editor, connection: NoteConnection, sheet: FragmentName): () => void {
  const fragment = connection.doc.getXmlFragment(sheet);
  const meanings = connection.doc.getMap("meanings");
  let isAsked = false;
  // After this turn, when Yjs has what the editor has, and once for all that happens in it.
  const drawSoon = (): void => {
    if (isAsked) return;
    isAsked = true;
    queueMicrotask(() => {
      isAsked = false;
      draw();
    });
  };
  const look = ({ transaction }: { readonly transaction: Transaction }): void => {
    if (transaction.docChanged && meanings.size > 0) drawSoon();
  };
  const endAuthors = connection.onAuthors(drawSoon);
  editor.on("transaction", look);
  editor.view.dom.addEventListener("compositionend", drawSoon);
  meanings.observe(drawSoon);
  drawSoon();
  return () => {
    endAuthors();
    meanings.unobserve(drawSoon);
    editor.off("transaction", look);
    if (!editor.isDestroyed) editor.view.dom.removeEventListener("compositionend", drawSoon);
  };

  function draw(): void {
    if (editor.isDestroyed || editor.view.composing) return;
    const { doc } = editor.state;
    const marks = explainedPlaces(explainedWords(connection), fragment, doc, connection.ledger).map(
      // An element of its own: on the same one it would replace the look of who wrote.
      ({ name, from, to }) =>
        Decoration.inline(from, to, { nodeName: "span", class: "explained", "data-explained": name }, { name }),
    );
    drawOver(editor.view, "explained", marks);
  }
}
