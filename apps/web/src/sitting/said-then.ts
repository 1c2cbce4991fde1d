import { planStance } from "@ourwords/authorship";
import {
  type Answered,
  parseReason,
  parseReasonKey,
  parseStance,
  parseStanceKey,
  sealedLines,
  stanceNow,
} from "@ourwords/note";
import type { ParticipantId, PlanLine, SealedBlock, SealedContent } from "@ourwords/protocol";

/** What was said of the lines of a plan that was kept. */
export interface SaidThen {
  readonly of: (block: SealedBlock) => Pick<PlanLine, "who" | "by" | "stances" | "reasons">;
  /** TH4: answers to lines that were gone by then and that were no yes */
  readonly left: readonly Answered[];
}

/** PL5: as it stood then. `authorOf`: whose a character is that the page knows by its client; a seal says it of no quote. */
export function saidThen(content: SealedContent, authorOf: (client: number) => ParticipantId | undefined): SaidThen {
  const lines = sealedLines(content);
  const { stances = [], reasons = [] } = content.maps;
  const answers = stances.flatMap(({ key, value }): Answered[] => {
    const [whose, stance] = [parseStanceKey(key), parseStance(value)];
    const line = lines.find(({ id }) => id === whose?.line);
    return whose && stance ? [{ ...whose, ...stance, now: stanceNow(line, stance) }] : [];
  });
  const quotes = reasons.flatMap(({ key, value }) => {
    const [whose, reason] = [parseReasonKey(key), parseReason(value)];
    return whose && reason ? [{ ...whose, text: reason.text, author: authorOf(whose.anchor[0]?.client ?? 0) }] : [];
  });
  return {
    of: (block) => {
      const here = lines.find((each) => each.block === block);
      if (!here) return {};
      const { id, who, by } = here;
      const answered = answers.filter(({ line }) => line === id).map(planStance);
      const quoted = quotes
        .filter(({ line }) => line === id)
        .map(({ text, author }) => ({ text, now: "stands" as const, ...(author && { author }) }));
      return {
        ...(who.length > 0 && { who }),
        ...(by !== undefined && { by }),
        ...(answered.length > 0 && { stances: answered }),
        ...(quoted.length > 0 && { reasons: quoted }),
      };
    },
    left: answers.filter(({ now, says }) => now === "gone" && says !== "agree"),
  };
}
