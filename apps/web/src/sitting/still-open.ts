import type { Ledger } from "@ourwords/authorship";
import { type Answered, answersIn } from "@ourwords/note";
import type * as Y from "yjs";
import { isUnchecked, type Passage, passagesOf } from "../speaking/passages.ts";

/** What is not settled in a note: said before it is kept, and in the mirror. It keeps nobody from keeping it. */
export interface StillOpen {
  /** TH4: that are no yes to what the line says now. A difference does not go with its line; a yes does. */
  readonly answers: readonly Answered[];
  /** what was written down for somebody who has not said that these are their words */
  readonly unchecked: readonly Passage[];
}

export const stillOpen = (doc: Y.Doc, ledger: Ledger): StillOpen => ({
  answers: answersIn(doc).filter(({ says, now }) => says !== "agree" || now === "changed"),
  unchecked: passagesOf(doc, ledger).filter(isUnchecked),
});
