import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { Transform } from "@tiptap/pm/transform";
import { lettersIn } from "./letters.ts";
import { runsOf } from "./position-runs.ts";
import { isReplacing, putInBy } from "./step-ranges.ts";

/**
 * The document as a transaction would leave it without the letters that its steps put in, those before `first` left out:
 * what it does to blocks. `undefined` when it puts in no letters.
 */
export function withoutLetters({ steps, docs, doc, mapping }: Transaction, first = 0): Node | undefined {
  const put = new Set<number>();
  for (const [index, step] of steps.entries()) {
    if (index < first || !isReplacing(step)) continue;
    const later = mapping.slice(index + 1);
    for (const { pos: letter } of lettersIn(docs[index + 1] ?? doc, putInBy(step))) {
      const { pos, deletedAfter } = later.mapResult(letter, 1);
      if (!deletedAfter) put.add(pos);
    }
  }
  if (put.size === 0) return undefined;
  const bare = new Transform(doc);
  for (const { from, to } of runsOf(put).toReversed()) bare.delete(from, to);
  return bare.doc;
}
