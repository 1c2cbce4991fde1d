import type { Transaction } from "@tiptap/pm/state";
import { type Mapping, ReplaceAroundStep, ReplaceStep, type Step } from "@tiptap/pm/transform";

type Range = readonly [from: number, to: number];

/** A step that takes out and puts in. */
export type Replacing = ReplaceStep | ReplaceAroundStep;

export const isReplacing = (step: Step): step is Replacing =>
  step instanceof ReplaceStep || step instanceof ReplaceAroundStep;

/** What a step takes out, in the document before it. What lies in its gap stays. */
export const takenOutBy = (step: Replacing): readonly Range[] =>
  step instanceof ReplaceStep
    ? [[step.from, step.to]]
    : [
        [step.from, step.gapFrom],
        [step.gapTo, step.to],
      ];

/** What a step puts in, in the document after it. */
export function putInBy(step: Replacing): readonly Range[] {
  const { from, slice } = step;
  if (step instanceof ReplaceStep) return [[from, from + slice.size]];
  const start = from + step.insert;
  const end = start + step.gapTo - step.gapFrom;
  return [
    [from, start],
    [end, end + slice.size - step.insert],
  ];
}

/** The part of the document before a transaction that its steps touch. */
export function touchedRange({ before, mapping }: Transaction): [from: number, to: number] {
  let [from, to] = [before.content.size, 0];
  for (const [index, map] of mapping.maps.entries()) {
    const earlier = mapping.maps.slice(0, index).toReversed();
    const back = (pos: number, assoc: number): number =>
      earlier.reduce((at, step) => step.invert().map(at, assoc), pos);
    map.forEach((start, end) => {
      from = Math.min(from, back(start, -1));
      to = Math.max(to, back(end, 1));
    });
  }
  return [Math.min(from, to), to];
}

/** The same part in the document after it. */
export function touchedAfter({ doc, mapping }: Transaction): [from: number, to: number] {
  let [from, to] = [doc.content.size, 0];
  for (const [index, map] of mapping.maps.entries()) {
    const later = mapping.slice(index + 1);
    map.forEach((_start, _end, start, end) => {
      from = Math.min(from, later.map(start, -1));
      to = Math.max(to, later.map(end, 1));
    });
  }
  return [Math.min(from, to), to];
}

/**
 * Where the letter at `pos` stands after all steps; `undefined` when one takes it out. Of a step around nothing, as an undo
 * divides a quote, ProseMirror counts only the first of the two things that are put in at one place.
 */
export function letterAfter({ maps }: Mapping, pos: number): number | undefined {
  let at = pos;
  for (const map of maps) {
    const { pos: mapped, deletedAfter } = map.mapResult(at, 1);
    if (deletedAfter) return undefined;
    const before = at;
    at = mapped;
    map.forEach((start, end, _newStart, newEnd) => {
      if (start === before && end === before) at = Math.max(at, newEnd);
    });
  }
  return at;
}
