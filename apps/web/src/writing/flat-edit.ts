import type { Mark, Node, ResolvedPos } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep, type Step } from "@tiptap/pm/transform";
import type { ProsemirrorBinding } from "y-prosemirror";
import { elementsAround, textsOfBlock } from "./texts-of-block.ts";

/** A change of letters within one textblock: `taken` letters at `at` become `put`. */
export interface FlatEdit {
  readonly at: ResolvedPos;
  readonly taken: number;
  readonly put: string;
  /** of what is put */
  readonly marks: readonly Mark[];
}

/** The edits of a transaction that does nothing but change letters within textblocks. */
export function flatEdits({ steps, docs }: Transaction): readonly FlatEdit[] | undefined {
  const edits = steps.map((step, index) => flatEdit(step, docs[index]));
  return edits.every((edit) => edit !== undefined) ? edits : undefined;
}

export function flatEdit(step: Step | undefined, doc: Node | undefined): FlatEdit | undefined {
  if (!doc || !(step instanceof ReplaceStep) || step.slice.openStart > 0 || step.slice.openEnd > 0) return undefined;
  const at = doc.resolve(step.from);
  const { content } = step.slice;
  if (!at.parent.isTextblock || step.to > at.end() || content.childCount > 1) return undefined;
  const { text, marks } = content.firstChild ?? { text: "", marks: [] };
  return text === undefined ? undefined : { at, taken: step.to - step.from, put: text, marks };
}

/**
 * Writes an edit where it was made. y-prosemirror only compares the texts before and after: of "two three" without "two "
 * it would take "wo t", and with that the first letter of somebody else's word.
 *
 * `after`: the document with this edit, when it is all that differs: y-prosemirror is told that it has that already.
 */
export function writeFlat(
  { type, mapping }: ProsemirrorBinding,
  { at, taken, put, marks }: FlatEdit,
  after?: Node,
): void {
  const texts = textsOfBlock(type, at);
  // Whatever the editor and Yjs do not agree on is y-prosemirror's to sort out.
  if (texts.length === 0 || texts.reduce((sum, { length }) => sum + length, 0) !== at.parent.content.size) return;
  const attributes = Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]));
  let start = 0;
  let left = put;
  for (const text of texts) {
    const { length } = text;
    const from = at.parentOffset - start;
    const [first, end] = [Math.max(0, from), Math.min(length, from + taken)];
    if (end > first) text.delete(first, end - first);
    if (left !== "" && from >= 0 && from <= length) {
      text.insert(from, left, attributes);
      left = "";
    }
    mapping.delete(text);
    start += length;
  }
  const block = after?.resolve(at.pos);
  if (block)
    for (const [depth, element] of elementsAround(type, at).entries()) mapping.set(element, block.node(depth + 1));
}
