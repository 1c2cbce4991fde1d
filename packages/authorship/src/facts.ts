import type { CharRange } from "@ourwords/protocol";
import type { Traced } from "./trace.ts";

/** Characters that were removed, and the marks they had (names of the schema's marks). */
export interface Removed extends CharRange {
  readonly marks: readonly string[];
}

/** What one update did to words, as its row in the log keeps it. All a fold needs besides the update itself. */
export interface Facts extends Traced {
  /** characters that the update names and does not write again (AU7) */
  readonly removed: readonly Removed[];
  /** originals whose removing is taken back: by the voice of an edit, for everybody by a mend */
  readonly revived: readonly CharRange[];
}

export const NO_FACTS: Facts = { traced: [], copies: [], removed: [], revived: [] };
