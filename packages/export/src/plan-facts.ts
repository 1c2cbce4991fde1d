import type { QuotedReason } from "@ourwords/authorship";
import type { Answered, LineWords, Who } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import type { AuthoredBlock } from "./authored-blocks.ts";
import type { NoteContent } from "./note-content.ts";
import { oneLine } from "./runs.ts";

/** What somebody says of a line of the plan. */
export interface Answer {
  readonly by: ParticipantId;
  readonly says: Answered["says"];
  /** their own; may be empty */
  readonly words: string;
  /** what the line was when it was answered, if it is something else now */
  readonly was: LineWords | undefined;
}

/** Words that a line of the plan rests on. */
export interface Reason {
  readonly of: ParticipantId | undefined;
  readonly words: string;
  /** what stands in their place now, if that is something else; empty when they were taken out */
  readonly now: string | undefined;
}

/** What is settled about a line of the plan, or not. */
export interface PlanFacts {
  readonly who: readonly Who[];
  readonly by: string | undefined;
  readonly answers: readonly Answer[];
  readonly reasons: readonly Reason[];
}

/** `undefined` when nobody said anything about the line but what it says. */
export function factsAbout(
  { line, who = [], by }: AuthoredBlock,
  { answers, reasons }: NoteContent,
): PlanFacts | undefined {
  if (line === undefined) return undefined;
  const facts = {
    who,
    by,
    answers: answers.filter((each) => each.line === line).map(answerOf),
    reasons: reasons.filter((each) => each.line === line).map(reasonOf),
  };
  return who.length + facts.answers.length + facts.reasons.length === 0 && by === undefined ? undefined : facts;
}

export const answerOf = ({ participant, says, words, of, now }: Answered): Answer => ({
  by: participant,
  says,
  words: oneLine(words),
  was: now === "changed" ? { ...of, text: oneLine(of.text) } : undefined,
});

const reasonOf = ({ author, text, now }: QuotedReason): Reason => ({
  of: author,
  words: oneLine(text),
  now: now.state === "stands" ? undefined : now.state === "gone" ? "" : oneLine(now.text),
});
