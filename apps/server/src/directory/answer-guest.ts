import { allows } from "./authorize.ts";
import type { Directory } from "./directory.ts";
import { seatNewcomer } from "./join-note.ts";
import type { Guest } from "./lobby.ts";
import type { Membership } from "./memberships.ts";
import type { NoteId, Waiting } from "@ourwords/protocol";

/**
 * IN2: may this member let this guest in? The person, always; who invited, those whom they invited. Somebody who sits
 * beside a host comes in as who they are already, and only they themselves can say that it is them.
 */
export function mayAnswer({ participant, note }: Membership, guest: Guest): boolean {
  if (note !== guest.note) return false;
  if (guest.how === "here") return participant.id === guest.seat;
  if (allows(participant, "let-in")) return true;
  return allows(participant, "let-in-own") && guest.host === participant.id;
}

/** Everybody who waits and whom one of these members may let in. */
export function lobbyFor(
  { lobby, memberships }: Directory,
  note: NoteId,
  members: readonly Membership[],
  now: number,
): readonly Waiting[] {
  const mine = lobby.waiting(note, now).filter((guest) => members.some((each) => mayAnswer(each, guest)));
  return mine.map(({ id, name, role, how, host, seat }): Waiting => {
    const from = memberships.get(note, host)?.participant.name;
    return { id, name, role, how, ...(from !== undefined && { from }), ...(seat && { as: seat }) };
  });
}

export type Answered =
  | { readonly kind: "in"; readonly as: Membership }
  | { readonly kind: "out" }
  /** they were answered already, gave up, or the seat they asked for is no longer there */
  | { readonly kind: "over" }
  | { readonly kind: "not-yours" };

/** Lets a guest in or sends them away. Who is let in is in the note from now on; their page fetches its session. */
export function answerGuest(
  directory: Directory,
  { by, id, verdict }: { readonly by: readonly Membership[]; readonly id: string; readonly verdict: "in" | "out" },
  now: number,
): Answered {
  const { lobby, memberships } = directory;
  return directory.atOnce((): Answered => {
    const note = by[0]?.note;
    const asked = note && lobby.get(note, id, now);
    if (!asked) return { kind: "not-yours" };
    const { guest } = asked;
    const host = by.find((each) => mayAnswer(each, guest));
    if (!host) return { kind: "not-yours" };
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
    lobby.letIn(guest, host.participant.id, as.participant.id, now);
    return { kind: "in", as };
  });
}
