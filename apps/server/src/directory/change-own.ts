import type { Look, NoteId, Participant, ParticipantId } from "@ourwords/protocol";
import type { Directory } from "./directory.ts";
import type { Membership } from "./memberships.ts";
import { mayHaveLabel } from "./newcomer.ts";

export interface OwnChange {
  readonly name: string | undefined;
  readonly look: Look | undefined;
  /** empty takes it off */
  readonly label: string | undefined;
}

export type Changed =
  /** everybody who is not as they were: somebody may have changed looks with you */
  | { readonly kind: "changed"; readonly participants: readonly Participant[] }
  | { readonly kind: "refused"; readonly reason: "look-taken" | "not-allowed" };

/**
 * Changes what somebody is called and how their words look. A look belongs to one at a time. The person's choice wins over
 * a look of somebody who isn't here now, and anybody's over that of somebody who has gone: those two change looks.
 */
export function changeOwn(
  directory: Directory,
  { note, participant }: Membership,
  change: OwnChange,
  isHere: (note: NoteId, participant: ParticipantId) => boolean,
): Changed {
  const { memberships } = directory;
  return directory.atOnce((): Changed => {
    if (change.label !== undefined && !mayHaveLabel(participant.role))
      return { kind: "refused", reason: "not-allowed" };
    const look = change.look ?? participant.look;
    const others = memberships.ofNote(note).map((each) => each.participant);
    const holders = look === participant.look ? [] : others.filter((each) => each.look === look);
    const gives = ({ id, access }: Participant) =>
      access === "none" || (participant.role === "person" && !isHere(note, id));
    if (!holders.every(gives)) return { kind: "refused", reason: "look-taken" };
    const { label: had, ...plain } = participant;
    const label = change.label ?? had ?? "";
    const you = { ...plain, name: change.name ?? participant.name, look, ...(label !== "" && { label }) };
    const changed = [you, ...holders.map((each) => ({ ...each, look: participant.look }))];
    for (const each of changed) memberships.change(note, each);
    return { kind: "changed", participants: changed };
  });
}
