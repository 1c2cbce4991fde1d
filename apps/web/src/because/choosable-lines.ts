import { planLines } from "@ourwords/note";
import type * as Y from "yjs";

/** A line of the plan under which words may be put. */
export interface ChoosableLine {
  readonly id: string;
  /** from 1, among the lines that say something */
  readonly number: number;
  readonly text: string;
}

/** The plan's lines that say something, in its order; but the one with `first` as its id before all others. */
export const choosableLines = (doc: Y.Doc, first: string | undefined): readonly ChoosableLine[] =>
  planLines(doc)
    .filter(({ text }) => text.trim() !== "")
    .map(({ id, text }, index) => ({ id, number: index + 1, text }))
    .toSorted((one, other) => Number(other.id === first) - Number(one.id === first));
