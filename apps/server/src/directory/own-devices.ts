import type { Directory } from "./directory.ts";
import type { Membership } from "./memberships.ts";

/**
 * Whether somebody else let this device in as the person, they haven't said that it was them, and they have another of
 * their own to say it on. Until then it can't shut the others out: end them, choose the numbers, or leave the note.
 */
export function isInDoubt(
  { openings, sessions }: Directory,
  { note, participant, account }: Membership,
  session: string,
  now: number,
): boolean {
  if (!openings.isInDoubt(note, participant.id, session)) return false;
  return sessions
    .ownOf(account, now)
    .some((each) => each !== session && !openings.isInDoubt(note, participant.id, each));
}

export interface SaidOfDevice {
  readonly opening: string;
  readonly isMine: boolean;
  /** where they say it */
  readonly session: string;
}

/** IN4: the person says of a device that is in as them that it is theirs, or ends it. Works also twice. */
export function sayOfDevice(
  directory: Directory,
  as: Membership,
  { opening, isMine, session }: SaidOfDevice,
  now: number,
): "done" | "not-allowed" | "not-found" {
  const { note, participant, account } = as;
  const { openings, sessions, lobby } = directory;
  return directory.atOnce(() => {
    const said = openings.session(note, participant.id, opening);
    if (said === undefined) return "not-found";
    if (isInDoubt(directory, as, session, now)) return "not-allowed";
    openings.settle(note, participant.id, said);
    if (isMine) return "done";
    sessions.signOut(said, account);
    lobby.endEntered(note, participant.id);
    return "done";
  });
}
