import type { Node, ResolvedPos } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { ProsemirrorBinding } from "y-prosemirror";
import type * as Y from "yjs";
import { textsOfBlock } from "./texts-of-block.ts";

/** A change of letters within one textblock: `taken` letters at `at` become `put`. */
export interface FlatEdit {
  readonly at: ResolvedPos;
  readonly taken: number;
  readonly put: string;
}

/** The edits of a transaction that does nothing but change letters within textblocks. */
export function flatEdits({ steps, docs }: Transaction): readonly FlatEdit[] | undefined {
  const edits = steps.map((step, index) => flatEdit(step, docs[index]));
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

export function flatEdit(step: Step, doc: Node | undefined): FlatEdit | undefined {
  if (!doc || !(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return undefined;
  const at = doc.resolve(step.from);
  const { content } = step.slice;
  if (!at.parent.isTextblock || step.to > at.end() || content.content.some(({ isText }) => !isText)) return undefined;
  return { at, taken: step.to - step.from, put: content.textBetween(0, content.size) };
}

/**
 * Writes an edit where it was made. y-prosemirror only compares the texts before and after: of "two three" without "two "
 * it would take "wo t", and with that the first letter of somebody else's word.
 */
export function writeFlat({ type, mapping }: ProsemirrorBinding, { at, taken, put }: FlatEdit): void {
  const texts = textsOfBlock(type, at);
  // Whatever the editor and Yjs do not agree on is y-prosemirror's to sort out.
  if (texts.reduce((length, text) => length + text.length, 0) !== at.parent.content.size) return;
  let start = 0;
  let left = put;
  for (const text of texts) {
    const { length } = text;
    // What y-prosemirror remembers to be in step no longer is.
    for (let each: Y.AbstractType<unknown> | null = text; each; each = each.parent) mapping.delete(each);
    const from = at.parentOffset - start;
    const [first, end] = [Math.max(0, from), Math.min(length, from + taken)];
    if (end > first) text.delete(first, end - first);
    if (left !== "" && from >= 0 && from <= length) {
      text.insert(from, left);
      left = "";
    }
    start += length;
  }
}
