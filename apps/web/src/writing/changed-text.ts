import type { Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";

/** The text that a transaction's steps put in, as it stands at its end. */
export function insertedText({ doc, mapping }: Transaction): string {
  let text = "";
  mapping.maps.forEach((map, index) => {
    const later = mapping.slice(index + 1);
    map.forEach((_from, _to, from, to) => {
      const [start, end] = [later.map(from, 1), later.map(to, -1)];
      if (end > start) text += doc.textBetween(start, end);
    });
  });
  return text;
}

/** What a transaction takes out of the document before it, if that is all it does. */
export function takenRange({ steps }: Transaction): readonly [from: number, to: number] | undefined {
  const [step, ...more] = steps;
  if (!(step instanceof ReplaceStep) || more.length > 0 || step.slice.size > 0) return undefined;
  return [step.from, step.to];
}
