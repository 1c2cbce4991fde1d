import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { Transform } from "@tiptap/pm/transform";
import { runsOf } from "./position-runs.ts";
import { putLetters } from "./put-letters.ts";

/**
 * The document as a transaction would leave it without the letters that its steps put in, those before `first` left out:
 * what it does to blocks. `undefined` when it puts in no letters.
 */
export function withoutLetters(transaction: Transaction, first = 0): Node | undefined {
  const put = new Set<number>();
  for (const { pos, isTakenOut } of putLetters(transaction, first)) if (!isTakenOut) put.add(pos);
  if (put.size === 0) return undefined;
  const bare = new Transform(transaction.doc);
  for (const { from, to } of runsOf(put).toReversed()) bare.delete(from, to);
  return bare.doc;
}
