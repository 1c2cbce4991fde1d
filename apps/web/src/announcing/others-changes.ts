import type { ParticipantId } from "@ourwords/protocol";
import type { TextChange } from "./change-news.ts";

/**
 * Those changes that nobody did who writes on this page. A second device of theirs is theirs, too; and what somebody writes
 * down is done by their hand, whosever words they are.
 */
export const othersChanges = (changes: readonly TextChange[], writers: readonly ParticipantId[]): TextChange[] =>
  changes.filter(({ voice: { author, scribe } }) => !writers.includes(scribe ?? author));
