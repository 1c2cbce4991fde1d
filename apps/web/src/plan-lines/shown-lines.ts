import { planReason, saidOfLines } from "@ourwords/authorship";
import { type LineWords, type PlanLineHere, planLines, reasonKey } from "@ourwords/note";
import type { ParticipantId, PlanReason, PlanStance } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";

/** What stands under a line: who does it by when, what is quoted, who answered what. As the plan's page is told it (PL6). */
export interface LineSaid extends LineWords {
  readonly stances: readonly PlanStance[];
  readonly reasons: readonly PlanReason[];
}

/** A quote, with what only the note knows of it. */
export interface ShownReason extends PlanReason {
  /** its key in the map `reasons` */
  readonly name: string;
  /** who put it here, and may take it back */
  readonly by: ParticipantId;
  /** what its words say now, if they changed */
  readonly says?: string;
}

/** A line, and what stands under it. */
export interface ShownLine extends LineSaid {
  readonly line: PlanLineHere;
  readonly reasons: readonly ShownReason[];
}

export function shownLines({ doc, ledger }: Pick<NoteConnection, "doc" | "ledger">): ReadonlyMap<string, ShownLine> {
  const said = saidOfLines(doc, ledger);
  return new Map(
    planLines(doc).map((line) => {
      const { id, text, who, by } = line;
      const { stances = [], reasons = [] } = said.get(id) ?? {};
      return [
        id,
        {
          line,
          text,
          who,
          by,
          stances,
          reasons: reasons.map((reason) => ({
            ...planReason(reason),
            name: reasonKey(reason),
            by: reason.participant,
            ...(reason.now.state === "changed" && { says: reason.now.text }),
          })),
        },
      ];
    }),
  );
}

/** Whether there is anything to say under it, or to be said about it: an empty line that nobody said anything of has nothing. */
export const saysAnything = ({ text, who, by, stances, reasons }: LineSaid): boolean =>
  text.trim() !== "" || who.length + stances.length + reasons.length > 0 || by !== undefined;
