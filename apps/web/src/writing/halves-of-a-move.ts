import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import type { FlatEdit } from "./flat-edit.ts";

/** A move, in its two halves. */
export interface Halves {
  /** letters that go from lines which stay */
  readonly taken: readonly FlatEdit[];
  /** the document without what goes */
  readonly between: Node;
  readonly putFrom: number;
}

/**
 * The halves of a transaction that takes out first and puts in afterwards, and nothing else: a move, or its undo.
 *
 * y-prosemirror compares the documents before and after, and would write "bbb aaa" over "aaa bbb" letter by letter as it
 * pleases. Shown the middle too, it deletes just the moved words and writes just them again, which no trace can mistake (AU3).
 */
export function halvesOf({ steps, docs, doc }: Transaction): Halves | undefined {
  const first = steps.findIndex((step) => !(step instanceof ReplaceStep && step.slice.size === 0));
  const putFrom = first < 0 ? steps.length : first;
  const isMove = steps.slice(putFrom).every((step) => step instanceof ReplaceStep && step.from === step.to);
  if (putFrom === 0 || !isMove) return undefined;
  const [before, step] = [docs[0], steps[0]];
  const taken = before && putFrom === 1 && step instanceof ReplaceStep ? lettersIn(before, step.from, step.to) : [];
  return { taken, between: docs[putFrom] ?? doc, putFrom };
}

/** From the last to the first, so that each place is right when its turn comes. */
function lettersIn(doc: Node, from: number, to: number): FlatEdit[] {
  const found: FlatEdit[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const [start, end] = [Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)];
    // Lines that go whole go with their letters.
    const isWhole = from <= pos && to >= pos + node.nodeSize;
    if (end > start && !isWhole) found.push({ at: doc.resolve(start), taken: end - start, put: "", marks: [] });
    return false;
  });
  return found.toReversed();
}
