import type { NoteId, ParticipantId, Role } from "@ourwords/protocol";
import type { Membership } from "./memberships.ts";
import type { Session } from "./session.ts";

export type Action = "open" | "write" | `invite:${Role}`;

/** The whole of who may do what. A page, a route and a socket all ask here. */
export const ALLOWED: Record<Role, readonly Action[]> = {
  // A person's own second device joins as the person.
  person: ["open", "write", "invite:person", "invite:clinician", "invite:peer", "invite:supporter"],
  // Who else comes in is the person's to decide, not the service's.
  clinician: ["open", "write", "invite:person"],
  peer: ["open", "write"],
  supporter: ["open", "write"],
};

export type Authorization =
  | { readonly kind: "allowed"; readonly as: Membership }
  | { readonly kind: "refused"; readonly reason: "signed-out" | "not-a-member" | "not-for-your-role" };

/**
 * IN3: may this browser do `action` in `note`, and as which of its participants? `as` picks one where a browser holds
 * several; without it, the first who may. A note that doesn't exist has no members, so it is answered like one you aren't in.
 */
export function authorize(
  session: Session | undefined,
  note: NoteId,
  action: Action,
  as?: ParticipantId,
): Authorization {
  if (!session) return { kind: "refused", reason: "signed-out" };
  const mine = session.memberships.filter(
    (each) => each.note === note && (as === undefined || each.participant.id === as),
  );
  if (mine.length === 0) return { kind: "refused", reason: "not-a-member" };
  const able = mine.find(({ participant }) => ALLOWED[participant.role].includes(action));
  return able ? { kind: "allowed", as: able } : { kind: "refused", reason: "not-for-your-role" };
}
