import { type EditorState, Plugin, PluginKey, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

const key = new PluginKey<number | undefined>("written-place");

/** Remembers where this page's person wrote last. */
export const writtenPlacePlugin = (): Plugin<number | undefined> =>
  new Plugin<number | undefined>({
    key,
    state: {
      init: () => undefined,
      apply: (transaction, last) => {
        const { docChanged, mapping, selection } = transaction;
        if (!docChanged) return last;
        if (transaction.getMeta(ySyncPluginKey)) return last === undefined ? last : mapping.map(last, -1);
        return selection.empty ? selection.head : undefined;
      },
    },
  });

/**
 * Who writes on writes in one piece: what others put right at the caret comes behind it, or the next letter would stand
 * behind their words. A caret that only waits there goes along with the words behind it.
 */
export function keepPlace(state: EditorState, steps: Transaction): void {
  const { selection } = state;
  if (!(selection instanceof TextSelection) || !isWritingOn(state)) return;
  steps.setSelection(TextSelection.create(steps.doc, steps.mapping.map(selection.head, -1)));
}

/** Whether the caret is where this page's person wrote last. */
export const isWritingOn = (state: EditorState): boolean =>
  state.selection.empty && key.getState(state) === state.selection.head;
