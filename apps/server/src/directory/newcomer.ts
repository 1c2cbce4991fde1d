import type { Access, Look, NoteId, Participant, Role } from "@ourwords/protocol";
import type { Memberships } from "./memberships.ts";
import { newParticipantId } from "./new-id.ts";

export interface Newcomer {
  readonly role: Role;
  readonly name: string;
  readonly access: Access;
  /** the one they would like, if it is still free */
  readonly look?: Look | undefined;
  readonly label?: string | undefined;
}

/** Somebody new in `note`: looks are given in the order that keeps authors apart best. A label is a peer's or supporter's. */
export function newcomer(
  memberships: Memberships,
  note: NoteId,
  { role, name, access, look, label }: Newcomer,
): Participant {
  const isOffered = look !== undefined && memberships.isOffered(note, role, look);
  const participant = {
    id: newParticipantId(),
    role,
    name,
    look: isOffered ? look : memberships.nextLook(note, role),
    access,
  };
  return label !== undefined && mayHaveLabel(role) ? { ...participant, label } : participant;
}

/** Who is called something besides their name. The person and the clinician are called what they are. */
export const mayHaveLabel = (role: Role): boolean => role === "peer" || role === "supporter";
