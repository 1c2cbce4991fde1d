import { TextSelection, type Transaction } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "y-prosemirror";
import { keepComposition } from "./keep-composition.ts";
import { keepPlace } from "./keep-place.ts";
import { smallestStep } from "./smallest-step.ts";
import { textSteps, type TextEvent } from "./text-steps.ts";

/**
 * y-prosemirror replaces the whole document for every remote change, which would destroy every mapping: undo, decorations,
 * the caret, and what somebody composes. This returns the same change in steps as small as they can be (AU9, AU12). `events`
 * is what Yjs is telling of. Local transactions pass unchanged.
 */
export function remoteChange(view: EditorView, transaction: Transaction, events: readonly TextEvent[]): Transaction {
  const meta: { readonly isChangeOrigin?: boolean } | undefined = transaction.getMeta(ySyncPluginKey);
  if (!meta?.isChangeOrigin || !transaction.docChanged) return transaction;
  const letters = textSteps(view.state, transaction, events);
  if (letters && view.composing) keepComposition(view, letters);
  else if (letters) keepPlace(view.state, letters);
  const steps = letters ?? smallestStep(view.state, transaction);
  const { selection } = transaction;
  // One step over many blocks can't say where the caret is within it; Yjs can, and a composition ends where its caret is lost.
  if (!letters && view.composing && selection instanceof TextSelection)
    steps.setSelection(TextSelection.create(steps.doc, selection.anchor, selection.head));
  return steps.setMeta(ySyncPluginKey, meta).setMeta("addToHistory", false);
}
