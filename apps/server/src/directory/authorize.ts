import type { NoteId, Participant, ParticipantId, Role } from "@ourwords/protocol";
import type { Membership } from "./memberships.ts";
import type { Session } from "./session.ts";

/** Every role, and a supporter who was given the plan's page and not the note. */
export type Place = Role | "plan-reader";

/**
 * `me`: their own name, look and label. `numbers`: the four numbers that bring them in on somebody else's device.
 * `here`: to have somebody sit down at their page. `let-in`: whoever waits; `let-in-own`: only whom they invited.
 */
export type Action =
  | "open"
  | "write"
  | "read-plan"
  | "people"
  | "me"
  | "numbers"
  | "here"
  | "let-in"
  | "let-in-own"
  | "leave"
  | `invite:${Role}`
  | `remove:${Role}`;

const WRITER = ["open", "write", "read-plan", "people", "me", "leave"] as const satisfies readonly Action[];

/** The whole of who may do what (IN3, IN4). A page, a route and a socket all ask here. */
export const ALLOWED: Record<Place, readonly Action[]> = {
  // Who else is in is the person's to decide, not the service's. Inviting "person" is for another device of theirs.
  person: [
    ...WRITER,
    "numbers",
    "let-in",
    "let-in-own",
    "invite:person",
    "invite:clinician",
    "invite:peer",
    "invite:supporter",
    "remove:clinician",
    "remove:peer",
    "remove:supporter",
  ],
  // Nobody removes the person.
  clinician: [...WRITER, "here", "let-in-own", "invite:person"],
  peer: [...WRITER, "here"],
  supporter: WRITER,
  "plan-reader": ["read-plan"],
};

/** Whether a participant may, by the table alone. Whoever left or was taken out has no place in it. */
export function allows({ role, access }: Participant, action: Action): boolean {
  switch (access) {
    case "note":
      return ALLOWED[role].includes(action);
    case "plan":
      return ALLOWED["plan-reader"].includes(action);
    case "none":
      return false;
  }
}

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
    ({ note: of, participant }) =>
      of === note && participant.access !== "none" && (as === undefined || participant.id === as),
  );
  if (mine.length === 0) return { kind: "refused", reason: "not-a-member" };
  const able = mine.find(({ participant }) => allows(participant, action));
  return able ? { kind: "allowed", as: able } : { kind: "refused", reason: "not-for-your-role" };
}
