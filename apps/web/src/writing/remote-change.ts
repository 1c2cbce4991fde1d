import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import type * as Y from "yjs";
import { keepComposition } from "./keep-composition.ts";
import { isWritingOn, keepPlace } from "./keep-place.ts";
import type { SelectionChars } from "./selection-chars.ts";
import { smallestStep } from "./smallest-step.ts";
import { textSteps, type TextEvent } from "./text-steps.ts";

/** What Yjs is telling of, and what the selection stood among before it. */
export interface Heard {
  readonly events: readonly TextEvent[];
  readonly change: Y.Transaction;
  readonly chars: SelectionChars | undefined;
}

/**
 * y-prosemirror replaces the whole document for every remote change, which would destroy every mapping: undo, decorations,
 * the caret, and what somebody composes. This returns the same change in steps as small as they can be (AU9, AU12), with the
 * selection where its characters are. Local transactions pass unchanged.
 */
export function remoteChange(view: EditorView, transaction: Transaction, heard: Heard | undefined): Transaction {
  const meta: { readonly isChangeOrigin?: boolean } | undefined = transaction.getMeta(ySyncPluginKey);
  if (!meta?.isChangeOrigin || !transaction.docChanged) return transaction;
  const { state } = view;
  const letters = textSteps(state, transaction, heard?.events ?? []);
  const steps = letters ?? smallestStep(state, transaction);
  if (letters && view.composing) keepComposition(view, letters);
  else if (letters) keepPlace(state, letters);
  // Letters know where they went, but not that somebody carried a word elsewhere with the caret in it. A step over many
  // blocks knows nothing of what is within it, and a composition ends where its caret is lost.
  if (heard && (!letters || (!view.composing && isCarried(state.selection, letters))))
    heard.chars?.select(
      steps,
      state.selection,
      heard.change,
      view.composing || isWritingOn(state) ? "before" : "after",
    );
  return steps.setMeta(ySyncPluginKey, meta).setMeta("addToHistory", false);
}

const isCarried = (selection: Transaction["selection"], { mapping }: Transaction): boolean =>
  selection instanceof TextSelection &&
  [selection.anchor, selection.head].some((pos) => {
    const { deletedBefore, deletedAfter } = mapping.mapResult(pos);
    return deletedBefore || deletedAfter;
  });
