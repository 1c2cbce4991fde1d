import { authoredPieces, type Ledger, planPiece } from "@ourwords/authorship";
import type { Answered } from "@ourwords/note";
import type { Participant, ParticipantId, PlanPiece, PlanLine, TakenOut } from "@ourwords/protocol";
import * as Y from "yjs";
import { shownLines } from "../plan-lines/shown-lines.ts";
import { stillOpen } from "../sitting/still-open.ts";
import type { Passage } from "../speaking/passages.ts";

/**
 * What a clinician may look back on when a sitting is over, for themselves. There is no number in it: how much somebody said
 * is nobody's mark.
 */
export interface Mirror {
  /** lines of the plan in which the person wrote, and those that rest on words of theirs, with these quotes */
  readonly resting: readonly PlanLine[];
  /** others' words that this clinician took out, and that nobody put back */
  readonly takenOut: readonly TakenOut[];
  /** lines of the plan that somebody does not agree to as they are, with these answers */
  readonly open: readonly PlanLine[];
  /** such answers to lines that say nothing any more */
  readonly left: readonly Answered[];
  /** what was written down for somebody who has not said yet that these are their words */
  readonly unchecked: readonly Passage[];
}

interface MirrorSource {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly takenOut: readonly TakenOut[];
}

export function mirrorOf(
  { doc, ledger, takenOut }: MirrorSource,
  you: ParticipantId,
  people: readonly Participant[],
): Mirror {
  const isPerson = (id: ParticipantId | undefined): boolean =>
    people.some((each) => each.id === id && each.role === "person");
  const { answers, unchecked } = stillOpen(doc, ledger);
  const isOpen = (line: string, by: ParticipantId): boolean =>
    answers.some((answer) => answer.line === line && answer.participant === by);
  const lines = [...shownLines({ doc, ledger }).values()]
    .filter(({ text }) => text.trim() !== "")
    .map(({ line, reasons, stances }) => ({
      id: line.id,
      pieces: piecesOf(line.block, ledger),
      quoted: reasons.filter(({ author }) => isPerson(author)),
      open: stances.filter(({ participant }) => isOpen(line.id, participant)),
    }));
  const shown = new Set(lines.map(({ id }) => id));
  return {
    resting: lines
      .filter(
        ({ pieces, quoted }) => quoted.length > 0 || pieces.some((piece) => isPerson(piece.author) && hasWords(piece)),
      )
      .map(({ pieces, quoted }) => ({ within: [], pieces, reasons: quoted })),
    takenOut: takenOut.filter(({ by, text }) => by === you && text.trim() !== ""),
    open: lines
      .filter(({ open }) => open.length > 0)
      .map(({ pieces, open }) => ({ within: [], pieces, stances: open })),
    left: answers.filter(({ line }) => !shown.has(line)),
    unchecked,
  };
}

const piecesOf = (block: Y.XmlElement, ledger: Ledger): PlanPiece[] =>
  block.toArray().flatMap((text) => (text instanceof Y.XmlText ? authoredPieces(text, ledger).map(planPiece) : []));

/** A space or a full stop rests on nobody. */
const hasWords = ({ text }: PlanPiece): boolean => /[\p{L}\p{N}]/u.test(text);
