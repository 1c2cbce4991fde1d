import type { NoteId, Participant, ParticipantId, Role } from "@ourwords/protocol";
import type { Membership } from "./memberships.ts";
import type { Session } from "./session.ts";

/** Every role; the person at somebody else's device; and a supporter who was given the plan's page and not the note. */
export type Place = Role | "person-here" | "plan-reader";

/**
 * `me`: their own name, look and label. `numbers`: the four numbers that bring them in on somebody else's device.
 * `devices`: to say of a device that is in as them whether it is theirs, and to end it. `here`: to have somebody sit down at
 * their page. `let-in`: whoever waits; `let-in-own`: only whom they invited.
 */
export type Action =
  | "open"
  | "write"
  | "read-plan"
  | "people"
  | "me"
  | "numbers"
  | "devices"
  | "here"
  | "let-in"
  | "let-in-own"
  | "leave"
  | `invite:${Role}`
  | `remove:${Role}`;

const WRITER = ["open", "write", "read-plan", "people", "me", "leave"] as const satisfies readonly Action[];

/** Who else is in. */
const DECIDES = [
  "invite:clinician",
  "invite:peer",
  "invite:supporter",
  "remove:clinician",
  "remove:peer",
  "remove:supporter",
] as const satisfies readonly Action[];

/** The whole of who may do what (IN3, IN4). A page, a route and a socket all ask here. */
export const ALLOWED: Record<Place, readonly Action[]> = {
  // Who else is in is the person's to decide, not the service's. Inviting "person" is for another device of theirs.
  person: [...WRITER, "numbers", "devices", "let-in", "let-in-own", "invite:person", ...DECIDES],
  // At another's device they write. That browser must not hold the power to decide for them who is in.
  "person-here": ["open", "write", "read-plan", "people", "invite:person"],
  // Nobody removes the person.
  clinician: [...WRITER, "here", "let-in-own", "invite:person"],
  peer: [...WRITER, "here"],
  supporter: WRITER,
  "plan-reader": ["read-plan"],
};

/** What the person may do at another's device as well, if they say their four numbers with it. */
export const WITH_NUMBERS: readonly Action[] = ["me", "leave", "let-in", "let-in-own", ...DECIDES];

/**
 * Whether a participant may, by the table alone. Whoever left or was taken out has no place in it. `isHere`: they sit at
 * another's device.
 */
export function allows({ role, access }: Participant, action: Action, isHere = false): boolean {
  switch (access) {
    case "note":
      return ALLOWED[isHere && role === "person" ? "person-here" : role].includes(action);
    case "plan":
      return ALLOWED["plan-reader"].includes(action);
    case "none":
      return false;
  }
}

export type Authorization =
  | { readonly kind: "allowed"; readonly as: Membership }
  /** at this device only with the four numbers of `as` */
  | { readonly kind: "numbers-needed"; readonly as: Membership }
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
  const isHere = ({ account }: Membership): boolean => session.here.has(account);
  const able = mine.find((each) => allows(each.participant, action, isHere(each)));
  if (able) return { kind: "allowed", as: able };
  const asked = WITH_NUMBERS.includes(action) && mine.find((each) => isHere(each) && allows(each.participant, action));
  return asked ? { kind: "numbers-needed", as: asked } : { kind: "refused", reason: "not-for-your-role" };
}
