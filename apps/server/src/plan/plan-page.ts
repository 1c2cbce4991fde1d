import { planPiece, planReason, saidOfLines } from "@ourwords/authorship";
import { type AuthoredBlock, authoredBlocks } from "@ourwords/export";
import type { ParticipantId, PlanAnswer, PlanLine, PlanWho } from "@ourwords/protocol";
import type { NoteView } from "@ourwords/sync";

/** The plan as `you` reads it on its page: of people, only those it needs (IN5). */
export function planPage({ doc, ledger, participants }: NoteView, you: ParticipantId): PlanAnswer {
  const said = saidOfLines(doc, ledger);
  const lines = authoredBlocks(doc, ledger, "plan").map((block): PlanLine => {
    const { stances = [], reasons = [] } = said.get(block.line ?? "") ?? {};
    return {
      ...lineOf(block),
      ...(stances.length > 0 && { stances }),
      ...(reasons.length > 0 && { reasons: reasons.map(planReason) }),
    };
  });
  const needed = new Set<ParticipantId | undefined>([you, ...lines.flatMap(peopleIn)]);
  const people = participants
    .filter(({ id, role, access }) => needed.has(id) || (role === "person" && access !== "none"))
    .map(({ id, role, name, look, label }) => ({ id, role, name, look, ...(label !== undefined && { label }) }));
  return { you, people, lines };
}

const peopleIn = ({ pieces, who = [], stances = [], reasons = [] }: PlanLine): (ParticipantId | undefined)[] => [
  ...pieces.flatMap(({ author, scribe }) => [author, scribe]),
  ...[who, ...stances.map(({ wasWho = [] }) => wasWho)].flatMap(participantsOf),
  ...stances.map(({ participant }) => participant),
  ...reasons.map(({ author }) => author),
];

const participantsOf = (who: readonly PlanWho[]): ParticipantId[] =>
  who.flatMap((each) => ("participant" in each ? [each.participant] : []));

const lineOf = ({ level, within, marker, pieces, who, by }: AuthoredBlock): PlanLine => ({
  within,
  ...(level === undefined ? {} : { level }),
  ...(marker === undefined ? {} : { marker }),
  ...(who && { who }),
  ...(by !== undefined && { by }),
  pieces: pieces.map(planPiece),
});
