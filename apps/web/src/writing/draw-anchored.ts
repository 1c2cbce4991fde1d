import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { afterThisTurn } from "../writing/after-this-turn.ts";
import { Decoration } from "@tiptap/pm/view";
import { type Anchored, anchoredPlaces } from "./anchored-places.ts";
import { blocksIn, type Dirty, dirtiedBy } from "./dirty-blocks.ts";
import { drawnOver, drawOver } from "./overlay.ts";

/** Words to be marked, and what tells when they are others. */
export interface AnchoredWords {
  /** its marks have this name as their class, and `data-` before it with the name of the words */
  readonly overlay: "explained" | "quoted";
  readonly words: () => readonly Anchored[];
  /** Returns what ends it. */
  readonly onChange: (listener: () => void) => () => void;
}

/**
 * Draws a quiet mark under such words, in one editor, until it is ended. By decoration only: the text is not touched.
 * Marks move along with the text; only blocks that a change touched are looked through again, and all of them when there is
 * news of who wrote what, for words may have come back as copies. While somebody composes (IME), nothing is drawn.
 */
export function drawAnchored(
  editor: Editor,
  connection: NoteConnection,
  sheet: FragmentName,
  { overlay, words, onChange }: AnchoredWords,
): () => void {
  const fragment = connection.doc.getXmlFragment(sheet);
  let anchored = words();
  let dirty: Dirty = "all";
  const drawSoon = afterThisTurn(draw);
  const look = ({ transaction }: { readonly transaction: Transaction }): void => {
    dirty = dirtiedBy(transaction, dirty);
    if (transaction.docChanged) drawSoon();
  };
  const drawAllSoon = (): void => {
    dirty = "all";
    drawSoon();
  };
  const endAuthors = connection.onAuthors(drawAllSoon);
  const endChange = onChange(() => {
    anchored = words();
    drawAllSoon();
  });
  editor.on("transaction", look);
  editor.view.dom.addEventListener("compositionend", drawSoon);
  drawSoon();
  return () => {
    endAuthors();
    endChange();
    editor.off("transaction", look);
    if (!editor.isDestroyed) editor.view.dom.removeEventListener("compositionend", drawSoon);
  };

  function draw(): void {
    if (editor.isDestroyed || editor.view.composing) return;
    const { doc } = editor.state;
    const blocks = anchored.length > 0 ? blocksIn(doc, dirty) : [];
    dirty = [];
    const names = new Set(anchored.map(({ name }) => name));
    const kept = drawnOver(editor.view, overlay)
      .find()
      .filter(({ spec }) => names.has(spec["name"]))
      .filter(({ from, to }) => blocks.every(({ pos, node }) => to <= pos || from >= pos + node.nodeSize));
    const found = anchoredPlaces(anchored, fragment, doc, connection.ledger, blocks).map(
      // An element of its own: on the same one it would replace the look of who wrote.
      ({ name, from, to }) =>
        Decoration.inline(from, to, { nodeName: "span", class: overlay, [`data-${overlay}`]: name }, { name }),
    );
    drawOver(editor.view, overlay, [...kept, ...found]);
  }
}
