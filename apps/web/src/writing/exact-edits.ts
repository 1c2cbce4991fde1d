import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { updateYFragment, type ProsemirrorBinding, ySyncPluginKey } from "y-prosemirror";
import type * as Y from "yjs";
import { claiming } from "./claiming.ts";
import { flatEdit, flatEdits, writeFlat } from "./flat-edit.ts";
import { halvesOf } from "./halves-of-a-move.ts";
import type { StepMemory } from "./step-memory.ts";
import { withoutLetters } from "./without-letters.ts";

/**
 * Writes letters and moves into Yjs as they were made, before y-prosemirror compares: it is left nothing to guess. Guessed
 * wrong, a letter would be taken from another author's word, and what was moved would not be known again (AU3, AU10). Of
 * what is written again it says which letters those are.
 */
export function exactEdits(doc: Y.Doc, memory: StepMemory): Extension {
  return Extension.create({
    name: "exactEdits",
    // Nearest to the editor: what it sees is done next.
    priority: 1,
    dispatchTransaction({ transaction, next }) {
      const isOwn = transaction.docChanged && !transaction.getMeta(ySyncPluginKey);
      const binding: ProsemirrorBinding | undefined = isOwn && ySyncPluginKey.getState(this.editor.state)?.binding;
      if (!binding) return next(transaction);
      const edits = flatEdits(transaction);
      const claim = claiming(transaction, edits, binding.type, memory);
      if (edits) {
        // Inside the binding's own lock, or it would draw the editor anew for what the editor has just done.
        binding.mux(() =>
          doc.transact((whole) => {
            for (const [index, edit] of edits.entries()) writeFlat(binding, edit, docAfter(transaction, index));
            claim(whole);
          }, ySyncPluginKey),
        );
        return next(transaction);
      }
      const halves = halvesOf(transaction);
      doc.transact((whole) => {
        const show = (between: Node | undefined): void => {
          if (between) updateYFragment(doc, binding.type, between, binding);
        };
        // The block that a paste splits is split first: then its end is not written in one go with the new letters.
        if (!halves) show(withoutLetters(transaction));
        for (const edit of halves?.taken ?? []) writeFlat(binding, edit);
        show(halves?.between);
        for (let index = halves?.putFrom ?? transaction.steps.length; index < transaction.steps.length; index++) {
          const edit = flatEdit(transaction.steps[index], transaction.docs[index]);
          if (!edit) {
            show(withoutLetters(transaction, index));
            break;
          }
          writeFlat(binding, edit, docAfter(transaction, index));
        }
        next(transaction);
        claim(whole, this.editor.state.doc === transaction.doc);
      }, ySyncPluginKey);
    },
  });
}

const docAfter = ({ docs, doc }: Transaction, step: number): Node => docs[step + 1] ?? doc;
