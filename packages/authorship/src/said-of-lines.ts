import { type Answered, answersIn } from "@ourwords/note";
import type { PlanReason, PlanStance } from "@ourwords/protocol";
import type * as Y from "yjs";
import type { Ledger } from "./ledger.ts";
import { type QuotedReason, reasonsIn } from "./reasons-in.ts";

/** What was said of one line of the plan beside its text. */
export interface SaidOfLine {
  readonly stances: readonly PlanStance[];
  readonly reasons: readonly QuotedReason[];
}

/** PL6: what is shown of answers and quotes, by the line they are under; also under lines that are gone. */
export function saidOfLines(doc: Y.Doc, ledger: Ledger): ReadonlyMap<string, SaidOfLine> {
  const stances = Map.groupBy(answersIn(doc), ({ line }) => line);
  const reasons = Map.groupBy(reasonsIn(doc, ledger), ({ line }) => line);
  return new Map(
    [...new Set([...stances.keys(), ...reasons.keys()])].map((line) => [
      line,
      { stances: (stances.get(line) ?? []).map(planStance), reasons: reasons.get(line) ?? [] },
    ]),
  );
}

/** An answer as it is shown, with what the line said then if it says something else now. */
export const planStance = ({ participant, says, words, of, now }: Answered): PlanStance => ({
  participant,
  says,
  words,
  ...(now === "changed" && {
    was: of.text,
    ...(of.who.length > 0 && { wasWho: of.who }),
    ...(of.by !== undefined && { wasBy: of.by }),
  }),
});

/** PL6: of a quote, what its readers are told who have the plan alone. */
export const planReason = ({ author, text, now }: QuotedReason): PlanReason => ({
  ...(author && { author }),
  text,
  now: now.state,
});
