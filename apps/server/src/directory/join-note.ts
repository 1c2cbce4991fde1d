import type { InvitationLook, Look, ParticipantId } from "@ourwords/protocol";
import { allows } from "./authorize.ts";
import type { Directory } from "./directory.ts";
import { type Entered, enterNote } from "./enter-note.ts";
import type { Invitation, InvitationRefusal, Key } from "./invitations.ts";
import { type Guest, WAIT_AT_THE_DOOR } from "./lobby.ts";
import type { Membership } from "./memberships.ts";
import { newcomer } from "./newcomer.ts";

/** What an invitation offers, without using it up. */
export function lookAtInvitation(directory: Directory, key: Key, now: number): InvitationLook | InvitationRefusal {
  const found = find(directory, key, now);
  if (typeof found === "string") return found;
  const { invitation, host, seat } = found;
  const { note, role, access, name } = invitation;
  const already = seat?.participant;
  const look = already?.look ?? directory.memberships.nextLook(note, role);
  return {
    name: already?.name ?? name,
    role,
    access,
    from: host.participant.name,
    look,
    looks: already ? [look] : [...new Set([look, ...directory.memberships.freeLooks(note)])],
    device: already !== undefined,
    asks: mustAsk(key, found),
    numbers: already !== undefined && directory.numbers.areChosen(note, already.id),
  };
}

export interface JoinAsk {
  readonly key: Key;
  readonly name: string;
  readonly look: Look | undefined;
  readonly label: string | undefined;
  readonly token: string | undefined;
  /** whose four numbers they said */
  readonly proven: ParticipantId | undefined;
}

export type Join =
  | Entered
  /** somebody has to let them in; `token` is for the waiting page's own cookie */
  | { readonly kind: "waiting"; readonly guest: Omit<Guest, "id">; readonly from: string; readonly token: string }
  | { readonly kind: "refused"; readonly reason: InvitationRefusal | "look-taken" };

/**
 * IN2: uses an invitation up and lets this browser into its note, or into its lobby. A note has one person: an invitation
 * for the person brings a second device of theirs in as the same participant, with their words under the same name.
 */
export function joinNote(directory: Directory, ask: JoinAsk, now: number): Join {
  return directory.atOnce((): Join => {
    const { invitations, memberships, lobby } = directory;
    const found = find(directory, ask.key, now);
    if (typeof found === "string") return { kind: "refused", reason: found };
    const { invitation, host, seat } = found;
    const { note, role, access, id } = invitation;
    if (!seat && ask.look !== undefined && !memberships.isOffered(note, role, ask.look))
      return { kind: "refused", reason: "look-taken" };
    invitations.use(invitation, now);
    const how = ask.key.kind;
    const isProven = seat !== undefined && ask.proven === seat.participant.id;
    const by = isProven ? ask.proven : host.participant.id;
    if (mustAsk(ask.key, found) && !isProven && !(seat && isOwnDevice(directory, ask.token, seat, now))) {
      const endsAt = how === "code" ? now + WAIT_AT_THE_DOOR : invitation.expiresAt;
      const wish = seat ? { name: seat.participant.name, look: undefined, label: undefined } : ask;
      const { name, look, label } = wish;
      const whom = { note, host: by, how, role, access, name, look, label, endsAt };
      const guest = { ...whom, seat: seat?.participant.id, session: undefined, invitation: id };
      return { kind: "waiting", guest, from: host.participant.name, token: lobby.add(guest, now) };
    }
    const as = seat ? renamed(directory, seat, ask.name) : seatNewcomer(directory, invitation, ask, now);
    return enterNote(directory, as, { token: ask.token, how, by }, now);
  });
}

/** Makes an account and a place in the note for somebody new. */
export function seatNewcomer(
  { accounts, memberships }: Directory,
  { note, role, access }: Pick<Invitation, "note" | "role" | "access">,
  { name, look, label }: Pick<JoinAsk, "name" | "look" | "label">,
  now: number,
): Membership {
  const account = accounts.add("guest", name, now);
  return memberships.add(note, account.id, newcomer(memberships, note, { role, access, name, look, label }), now);
}

/** An invitation, who made it, and whom it brings in if they are in already. */
interface Found {
  readonly invitation: Invitation;
  readonly host: Membership;
  /** the person's own, when they come with another device */
  readonly seat: Membership | undefined;
}

function find({ invitations, memberships }: Directory, key: Key, now: number): Found | InvitationRefusal {
  const invitation = invitations.find(key, now);
  if (typeof invitation === "string") return invitation;
  const { note, role, madeBy } = invitation;
  const host = memberships.get(note, madeBy);
  // Whoever is out has no open doors left: they were shut when they went.
  if (!host || !allows(host.participant, `invite:${role}`)) throw new Error("an invitation outlived its maker's right");
  return { invitation, host, seat: role === "person" ? memberships.person(note) : undefined };
}

/**
 * A code is short and read out, so somebody looks who comes with it. And nobody but the person opens one more door to the
 * person's own seat: whoever sits there writes their words. A door that was made at another's device counts as the other's.
 */
const mustAsk = (key: Key, { invitation, host, seat }: Found): boolean =>
  key.kind === "code" ||
  invitation.ask ||
  (seat !== undefined && (invitation.isFromHere || seat.participant.id !== host.participant.id));

/** They are in at this browser already, and not only for a sitting: it is theirs. */
function isOwnDevice(directory: Directory, token: string | undefined, { account }: Membership, now: number): boolean {
  const session = directory.sessionByToken(token, now);
  return session?.memberships.some((each) => each.account === account && !session.here.has(account)) ?? false;
}

/** Whose four numbers bring a further device of theirs in by this key. */
export function seatBehind(directory: Directory, key: Key, now: number): Membership | undefined {
  const found = find(directory, key, now);
  return typeof found === "string" ? undefined : found.seat;
}

function renamed({ memberships }: Directory, seat: Membership, name: string): Membership {
  const participant = { ...seat.participant, name };
  memberships.change(seat.note, participant);
  return { ...seat, participant };
}
