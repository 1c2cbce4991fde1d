import type { AuthorRun } from "@ourwords/authorship";
import type { ParticipantId } from "@ourwords/protocol";

/** What there is to say of the words in a block that somebody wrote down for their author. */
export interface ScribeFacts {
  /** who wrote down words that their author has not looked at, in the order of the words */
  readonly unchecked: readonly ParticipantId[];
  /** who said "not quite" of words that were written down for them */
  readonly notQuite: readonly ParticipantId[];
}

/** How a page says it, in its language; nothing, when there is nothing to say. */
export type ScribeWords = (facts: ScribeFacts) => string | undefined;

/** AU12, AU16: words that their author has said yes to are like those of their own hand: nothing is said of them. */
export function scribeFacts(runs: readonly AuthorRun[]): ScribeFacts {
  const unchecked = runs.flatMap(({ voice, check }) => (check === "open" && voice?.scribe ? [voice.scribe] : []));
  const notQuite = runs.flatMap(({ voice, check }) => (check === "not-quite" && voice ? [voice.author] : []));
  return { unchecked: [...new Set(unchecked)], notQuite: [...new Set(notQuite)] };
}
