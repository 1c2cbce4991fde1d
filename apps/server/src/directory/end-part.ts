import type { Participant } from "@ourwords/protocol";
import type { Directory } from "./directory.ts";
import type { Membership } from "./memberships.ts";

/**
 * Somebody leaves a note or is taken out of it. Their words stay, under their name; they reach nothing of it any more, on
 * no browser; whom they invited and who isn't in yet stays out; and who sits at their device is no longer in there.
 */
export function endPart(directory: Directory, { note, participant, account }: Membership, now: number): Participant {
  const { memberships, invitations, lobby, numbers, sessions } = directory;
  return directory.atOnce(() => {
    const gone: Participant = { ...participant, access: "none" };
    memberships.change(note, gone);
    invitations.revokeAllOf(note, participant.id, now);
    lobby.endHostedBy(note, participant.id);
    numbers.forget(note, participant.id);
    sessions.getUpBeside(account, note);
    return gone;
  });
}
