import type { Transaction } from "@tiptap/pm/state";
import { type Letter, lettersIn } from "./letters.ts";
import { isReplacing, putInBy, type Replacing } from "./step-ranges.ts";

/** A letter that a step of a transaction puts in. `pos` is its place at the end, or where it was when a later step takes it out. */
export interface PutLetter extends Letter {
  readonly step: Replacing;
  /** which of the letters that its step puts in */
  readonly at: number;
  readonly isTakenOut: boolean;
}

/** The letters that a transaction's steps put in, from step `first` on. */
export function* putLetters({ steps, docs, doc, mapping }: Transaction, first = 0): Generator<PutLetter> {
  for (const [index, step] of steps.entries()) {
    if (index < first || !isReplacing(step)) continue;
    const later = mapping.slice(index + 1);
    for (const [at, { pos, letter }] of lettersIn(docs[index + 1] ?? doc, putInBy(step)).entries()) {
      const { pos: final, deletedAfter } = later.mapResult(pos, 1);
      yield { step, at, letter, pos: deletedAfter ? later.map(pos, -1) : final, isTakenOut: deletedAfter };
    }
  }
}
