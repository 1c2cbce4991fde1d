import type { CharId } from "@ourwords/authorship";
import type { Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Step } from "@tiptap/pm/transform";
import type { XmlFragment } from "yjs";
import { charsBetween } from "./char-ids.ts";
import { lettersIn } from "./letters.ts";
import { isReplacing, putInBy, type Replacing, takenOutBy, touchedRange } from "./step-ranges.ts";

/** Characters one by one; `undefined` is one that is not known. */
export type Chars = readonly (CharId | undefined)[];

/**
 * Which characters a step took out. ProseMirror's history keeps only their letters; with their identities an undo can tell
 * whether they still live somewhere, and bring them back as who they were (AU9).
 */
export class StepMemory {
  readonly #fragment: XmlFragment;
  /** By what the inverse of a step puts in: the history carries that along as it is. */
  readonly #chars = new WeakMap<Slice, Chars>();

  constructor(fragment: XmlFragment) {
    this.#fragment = fragment;
  }

  /** Before a transaction is done, while the fragment is as it was: sees to it that the inverse of its steps is known again. */
  remember(transaction: Transaction): void {
    const { steps, docs, before } = transaction;
    let standing: ReadonlyMap<number, CharId | undefined> | undefined;
    for (const [index, step] of steps.entries()) {
      const doc = docs[index];
      if (!isReplacing(step) || step.from === step.to || !doc) continue;
      standing ??= new Map(
        charsBetween(this.#fragment, before, ...touchedRange(transaction)).map(({ pos, id }) => [pos, id]),
      );
      const chars: (CharId | undefined)[] = [];
      for (const { pos } of lettersIn(doc, takenOutBy(step)))
        chars.push(this.#charAt(pos, index, transaction, standing));
      const known: Step = step;
      const invert = known.invert.bind(known);
      known.invert = (of) => {
        const inverse = invert(of);
        if (isReplacing(inverse)) this.#chars.set(inverse.slice, chars);
        return inverse;
      };
    }
  }

  /** These are what a step puts in, though it is the inverse of none. */
  know(step: Step | undefined, chars: Chars): void {
    if (step && isReplacing(step)) this.#chars.set(step.slice, chars);
  }

  /** The characters that a step puts in again; `undefined` when nothing is known of it. */
  putInAgain({ slice }: Replacing): Chars | undefined {
    return this.#chars.get(slice);
  }

  /** Which character stands at `pos` before step `index`: one that stood there all along, or one that an earlier step put in. */
  #charAt(
    pos: number,
    index: number,
    { steps, docs, mapping }: Transaction,
    standing: ReadonlyMap<number, CharId | undefined>,
  ): CharId | undefined {
    let at = pos;
    for (let earlier = index - 1; earlier >= 0; earlier--) {
      const [step, map, after] = [steps[earlier], mapping.maps[earlier], docs[earlier + 1]];
      const result = map?.invert().mapResult(at, 1);
      if (!step || !result || !after) return undefined;
      if (result.deletedAfter) {
        if (!isReplacing(step)) return undefined;
        return this.putInAgain(step)?.[lettersIn(after, putInBy(step)).findIndex((letter) => letter.pos === at)];
      }
      at = result.pos;
    }
    return standing.get(at);
  }
}
