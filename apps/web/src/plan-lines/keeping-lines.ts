import { newLineId } from "@ourwords/note";
import { type Editor, Extension } from "@tiptap/core";
import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";
import { overlay } from "../writing/overlay.ts";
import { historyMetaOf } from "../writing/history-key.ts";
import { askOfKey, askOfLine } from "./line-asks.ts";
import { linesToName } from "./lines-to-name.ts";

/**
 * The plan's lines in its editor: their ids, what is drawn under them, and the keys that ask about one.
 *
 * PL2: gives ids to the plan's lines, in the very change that makes them, and so in one update. What others change is never
 * answered by a change: two pages would do that at the same time. Nor is an undo, which brings ids back by itself, nor a
 * composition (IME), which the redrawn line would end.
 */
export const keepingLines = Extension.create({
  name: "keepingLines",
  addProseMirrorPlugins: () => [
    overlay("underLines"),
    new Plugin({
      props: {
        handleKeyDown: (view, event) => {
          const ask = askOfKey(event);
          return ask !== undefined && askOfLine(view, ask);
        },
      },
    }),
  ],
  // Before the binding remembers what the change does.
  priority: 2_000,
  dispatchTransaction({ transaction, next }) {
    const isOwn = transaction.docChanged && !transaction.getMeta(ySyncPluginKey) && !historyMetaOf(transaction);
    if (isOwn && !this.editor.view.composing) nameLines(transaction, linesToName(transaction));
    next(transaction);
  },
});

/** Whether an editor is the plan's. */
export const keepsLines = ({ extensionManager }: Editor): boolean =>
  extensionManager.extensions.some(({ name }) => name === keepingLines.name);

/** Gives new ids. Who does it, and by when, is not said of a new line. */
export function nameLines(transaction: Transaction, at: readonly number[]): Transaction {
  const { storedMarks } = transaction;
  for (const pos of at) {
    transaction.setNodeAttribute(pos, "line", newLineId(chance));
    for (const attribute of ["who", "by"])
      if (transaction.doc.nodeAt(pos)?.attrs[attribute] !== null) transaction.setNodeAttribute(pos, attribute, null);
  }
  // A step lets go of what the next letter is to look like.
  return at.length > 0 && storedMarks ? transaction.setStoredMarks(storedMarks) : transaction;
}

const chance = (): number => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
