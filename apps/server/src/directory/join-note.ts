import type { InvitationLook } from "@ourwords/protocol";
import { type Admitted, admit } from "./admit.ts";
import type { Directory } from "./directory.ts";
import type { Invitation } from "./invitations.ts";
import type { Membership } from "./memberships.ts";
import type { LinkRefusal } from "./sign-in-links.ts";

/** What a link offers, without using it up. */
export function lookAtInvitation(directory: Directory, secret: string, now: number): InvitationLook | LinkRefusal {
  const invitation = directory.invitations.bySecret(secret, now);
  if (typeof invitation === "string") return invitation;
  const { note, role, name, madeBy } = invitation;
  const members = directory.memberships.ofNote(note);
  const already = ownSeat(directory, invitation)?.participant;
  return {
    name: already?.name ?? name,
    role,
    from: members.find(({ participant }) => participant.id === madeBy)?.participant.name ?? "",
    look: already?.look ?? directory.memberships.nextLook(note, role),
  };
}

export type Join =
  | { readonly kind: "joined"; readonly admitted: Admitted; readonly as: Membership }
  | { readonly kind: "refused"; readonly reason: LinkRefusal };

/**
 * IN2: uses an invitation up and lets this browser into its note. A note has one person: an invitation for the person
 * brings a second device of theirs in as the same participant, with their words under the same name.
 */
export function joinNote(
  directory: Directory,
  ask: { readonly secret: string; readonly name: string; readonly token: string | undefined },
  now: number,
): Join {
  return directory.atOnce((): Join => {
    const { invitations, memberships, accounts } = directory;
    const invitation = invitations.bySecret(ask.secret, now);
    if (typeof invitation === "string") return { kind: "refused", reason: invitation };
    invitations.use(invitation, now);
    const { note, role } = invitation;
    const seat = ownSeat(directory, invitation);
    if (seat && seat.participant.name !== ask.name) memberships.rename(note, seat.participant.id, ask.name);
    const account = accounts.get(seat?.account ?? "") ?? accounts.add("guest", ask.name, now);
    const as = seat ?? memberships.add(note, account.id, memberships.newcomer(note, role, ask.name), now);
    return { kind: "joined", admitted: admit(directory, account, ask.token, now), as };
  });
}

/** The seat that is already taken by the one who is invited: the person's own, when they come with another device. */
function ownSeat({ memberships }: Directory, { note, role }: Invitation): Membership | undefined {
  return role === "person" ? memberships.person(note) : undefined;
}
