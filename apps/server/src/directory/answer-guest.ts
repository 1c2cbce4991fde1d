import { allows } from "./authorize.ts";
import type { Directory } from "./directory.ts";
import { seatNewcomer } from "./join-note.ts";
import type { Guest } from "./lobby.ts";
import type { Membership } from "./memberships.ts";
import type { NoteId, ParticipantId, Waiting } from "@ourwords/protocol";

/** Whether a page of theirs is open, on a device of their own. */
export type IsOpen = (note: NoteId, participant: ParticipantId) => boolean;

/**
 * IN2: may this member let this guest in? The person, always; who invited, those whom they invited. Whoever comes in as the
 * person writes their words, so that is theirs alone to answer: beside a host always, with a further device if they have
 * chosen numbers or have a page open to answer on. Without both, who invited may; it is kept, and the person is asked.
 */
export function mayAnswer(
  directory: Directory,
  { participant, note }: Membership,
  guest: Guest,
  isOpen: IsOpen,
): boolean {
  if (note !== guest.note) return false;
  if (guest.how === "here") return participant.id === guest.seat;
  if (allows(participant, "let-in")) return true;
  if (!allows(participant, "let-in-own") || guest.host !== participant.id) return false;
  const seat = seatOf(directory, guest);
  return seat === undefined || (!directory.numbers.areChosen(note, seat) && !isOpen(note, seat));
}

/** Whom they would come in as: the person may have joined by another door since they came to this one. */
const seatOf = ({ memberships }: Directory, { seat, role, note }: Guest): ParticipantId | undefined =>
  seat ?? (role === "person" ? memberships.person(note)?.participant.id : undefined);

/** Everybody who waits and whom one of these members may let in. */
export function lobbyFor(
  directory: Directory,
  note: NoteId,
  members: readonly Membership[],
  isOpen: IsOpen,
  now: number,
): readonly Waiting[] {
  const { lobby, memberships } = directory;
  const isMine = (guest: Guest) => members.some((each) => mayAnswer(directory, each, guest, isOpen));
  return lobby
    .waiting(note, now)
    .filter(isMine)
    .map((guest): Waiting => {
      const { id, name, role, how, host } = guest;
      const seat = seatOf(directory, guest);
      const from = memberships.get(note, host)?.participant.name;
      return { id, name, role, how, ...(from !== undefined && { from }), ...(seat && { as: seat }) };
    });
}

export type Answered =
  | { readonly kind: "in"; readonly as: Membership }
  | { readonly kind: "out" }
  /** they were answered already, gave up, or the seat they asked for is no longer there */
  | { readonly kind: "over" }
  | { readonly kind: "not-yours" }
  /** this member may, but not at somebody else's device: not without their numbers */
  | { readonly kind: "numbers-needed"; readonly as: Membership };

export interface Answer {
  readonly by: readonly Membership[];
  readonly id: string;
  readonly verdict: "in" | "out";
  /** of `by`, who sits at this browser and hasn't said their numbers */
  readonly isHere: (member: Membership) => boolean;
  readonly isOpen: IsOpen;
}

/** Lets a guest in or sends them away. Who is let in is in the note from now on; their page fetches its session. */
export function answerGuest(directory: Directory, { by, id, verdict, isHere, isOpen }: Answer, now: number): Answered {
  const { lobby, memberships } = directory;
  return directory.atOnce((): Answered => {
    const note = by[0]?.note;
    const asked = note && lobby.get(note, id, now);
    if (!asked) return { kind: "not-yours" };
    const { guest } = asked;
    const able = by.filter((each) => mayAnswer(directory, each, guest, isOpen));
    const [asHere] = able;
    if (!asHere) return { kind: "not-yours" };
    const host = able.find((each) => !isHere(each));
    if (!host) return { kind: "numbers-needed", as: asHere };
    if (asked.verdict.kind !== "waiting") return { kind: "over" };
    if (verdict === "out") {
      lobby.sendAway(guest, host.participant.id);
      return { kind: "out" };
    }
    const person = guest.role === "person" ? memberships.person(guest.note) : undefined;
    if (guest.seat !== undefined && person?.participant.id !== guest.seat) {
      lobby.sendAway(guest, host.participant.id);
      return { kind: "over" };
    }
    const as = person ?? seatNewcomer(directory, guest, guest, now);
    const seat = person?.participant.id;
    lobby.letIn(guest, { by: host.participant.id, as: as.participant.id, seat }, now);
    return { kind: "in", as };
  });
}
