import type { CharId } from "@ourwords/authorship";
import type { Node, Slice } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Step, StepMap } from "@tiptap/pm/transform";
import type { XmlFragment } from "yjs";
import { charsBetween } from "./char-ids.ts";
import { lettersIn } from "./letters.ts";
import { isReplacing, putInBy, type Replacing, takenOutBy, touchedRange } from "./step-ranges.ts";

/** Characters one by one; `undefined` is one that is not known. */
export type Chars = readonly (CharId | undefined)[];

/** Characters by where they stand. */
type Places = ReadonlyMap<number, CharId | undefined>;

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
    const { steps, docs, before, mapping } = transaction;
    const again = steps.map((step, index) => this.#placesAgain(step, docs[index + 1] ?? transaction.doc));
    let ids: Places | undefined;
    for (const [index, step] of steps.entries()) {
      const doc = docs[index];
      if (!isReplacing(step) || step.from === step.to || !doc) continue;
      const earlier = mapping.maps
        .slice(0, index)
        .map((map, at) => ({ map, again: again[at] }))
        .toReversed();
      ids ??= new Map(
        charsBetween(this.#fragment, before, ...touchedRange(transaction)).map(({ pos, id }) => [pos, id]),
      );
      const chars: (CharId | undefined)[] = [];
      for (const { pos } of lettersIn(doc, takenOutBy(step))) chars.push(charAt(pos, earlier, ids));
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

  /** Where the characters stand after a step that it puts in again. */
  #placesAgain(step: Step, after: Node): Places | undefined {
    const chars = isReplacing(step) ? this.putInAgain(step) : undefined;
    if (!isReplacing(step) || !chars) return undefined;
    return new Map(lettersIn(after, putInBy(step)).map(({ pos }, index) => [pos, chars[index]]));
  }
}

/**
 * Which character stands at a place after steps, the last of them first; `ids` says where they stood before. `undefined` when
 * a step put it in, and not again.
 */
function charAt(
  pos: number,
  steps: readonly { readonly map: StepMap; readonly again: Places | undefined }[],
  ids: Places,
): CharId | undefined {
  let at = pos;
  for (const { map, again } of steps) {
    const result = map.invert().mapResult(at, 1);
    if (result.deletedAfter) return again?.get(at);
    at = result.pos;
  }
  return ids.get(at);
}
