import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";

/**
 * The document in the middle of a move: what goes is gone, and not yet put down. `undefined` when a transaction does
 * anything but take out first and put in afterwards.
 *
 * y-prosemirror compares the documents before and after, and would write "bbb aaa" over "aaa bbb" letter by letter as it
 * pleases. Shown the middle too, it deletes just the moved words and writes just them again, which no trace can mistake (AU3).
 */
export function betweenTakingAndPutting({ steps, docs }: Transaction): Node | undefined {
  const put = steps.findIndex((step) => !(step instanceof ReplaceStep && step.slice.size === 0));
  const isMove = put > 0 && steps.slice(put).every((step) => step instanceof ReplaceStep && step.from === step.to);
  return isMove ? docs[put] : undefined;
}
