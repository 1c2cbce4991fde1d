import type { Look } from "@ourwords/protocol";
import { allows } from "./authorize.ts";
import type { Directory } from "./directory.ts";
import { type Entered, enterNote } from "./enter-note.ts";
import { seatNewcomer } from "./join-note.ts";
import { type Guest, WAIT_AT_THE_DOOR } from "./lobby.ts";
import type { Membership } from "./memberships.ts";
import { hashNumbers } from "./numbers.ts";
import type { Session } from "./session.ts";

export interface HereAsk {
  /** at whose page they sit down */
  readonly host: Membership;
  readonly name: string;
  readonly look: Look | undefined;
  /** four digits: chosen now where the person is new, said again where they aren't */
  readonly numbers: string | undefined;
  readonly token: string;
  readonly session: string;
}

export type Sat =
  | Entered
  /** the person's own open page is asked */
  | { readonly kind: "waiting"; readonly guest: Omit<Guest, "id">; readonly from: string; readonly token: string }
  | { readonly kind: "refused"; readonly reason: "not-allowed" | "look-taken" | "numbers-wrong" | "too-many-tries" }
  | { readonly kind: "numbers-missing" };

/**
 * "Sam is here with me": the person sits down at another's device. Never by the host's word alone: they choose four numbers
 * now, say those they chose, or answer on a page of their own.
 */
export async function sitHere(directory: Directory, ask: HereAsk, now: number): Promise<Sat> {
  const { note, participant: host } = ask.host;
  const { memberships, numbers } = directory;
  const seat = memberships.person(note);
  if (!seat) return takeFreeSeat(directory, ask, now);
  if (ask.numbers === undefined) return hereAlready(directory, ask, seat, now) ?? askThem(directory, ask, seat, now);
  switch (await numbers.try(note, seat.participant.id, ask.numbers, now)) {
    case "wrong":
      return { kind: "refused", reason: "numbers-wrong" };
    case "rest":
      return { kind: "refused", reason: "too-many-tries" };
    case "right": {
      // Hashing took a moment: somebody may have gone in it.
      const stillHost = memberships.get(note, host.id);
      const stillSeat = memberships.get(note, seat.participant.id);
      if (!stillHost || !allows(stillHost.participant, "here") || stillSeat?.participant.access !== "note")
        return { kind: "refused", reason: "not-allowed" };
      return sit(directory, ask, stillSeat, now);
    }
  }
}

async function takeFreeSeat(directory: Directory, ask: HereAsk, now: number): Promise<Sat> {
  const { host, name, look, numbers } = ask;
  const { memberships } = directory;
  const { note } = host;
  if (!allows(host.participant, "invite:person")) return { kind: "refused", reason: "not-allowed" };
  if (look !== undefined && !memberships.isOffered(note, "person", look))
    return { kind: "refused", reason: "look-taken" };
  if (numbers === undefined) return { kind: "numbers-missing" };
  const hashed = await hashNumbers(numbers);
  // Hashing took a moment: they may have come in by another door, or pressed twice.
  if (memberships.person(note)) return sitHere(directory, ask, now);
  if (memberships.get(note, host.participant.id)?.participant.access !== "note")
    return { kind: "refused", reason: "not-allowed" };
  return directory.atOnce(() => {
    const as = seatNewcomer(directory, { note, role: "person", access: "note" }, { name, look, label: undefined }, now);
    directory.numbers.keep(note, as.participant.id, hashed);
    return sit(directory, ask, as, now);
  });
}

const sit = (directory: Directory, { token, host }: HereAsk, as: Membership, now: number): Entered =>
  enterNote(directory, as, { token, how: "here", by: host.participant.id }, now);

function askThem(directory: Directory, { host, session }: HereAsk, seat: Membership, now: number): Sat {
  const { id, name, role, access } = seat.participant;
  const guest = {
    ...({
      note: host.note,
      host: host.participant.id,
      how: "here",
      role,
      access,
      name,
      seat: id,
      session,
    } as const),
    look: undefined,
    label: undefined,
    invitation: undefined,
    endsAt: now + WAIT_AT_THE_DOOR,
  };
  return { kind: "waiting", guest, from: host.participant.name, token: directory.lobby.add(guest, now) };
}

/** Said twice: they stay, and no longer than they would have. Longer takes their numbers again. */
function hereAlready(
  directory: Directory,
  { session, token }: HereAsk,
  as: Membership,
  now: number,
): Entered | undefined {
  const live = directory.sessionById(session, now);
  if (!live?.memberships.some(({ account }) => account === as.account)) return undefined;
  return { kind: "entered", as, admitted: { session, token, expiresAt: live.expiresAt } };
}

/** Takes a member out of a browser who was only here for the sitting. What their waiting page kept opens nothing more. */
export function getUp(directory: Directory, session: Session, { note, participant, account }: Membership): void {
  if (!session.here.has(account)) return;
  directory.sessions.getUp(session.id, account);
  directory.lobby.endEntered(note, participant.id);
}
