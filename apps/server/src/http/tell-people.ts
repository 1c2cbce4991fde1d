import type { NoteId, Participant } from "@ourwords/protocol";
import type { Context } from "./context.ts";

/** Keeps in the note that these have changed, and shows it to everybody who has it open. Waits until it is on disk. */
export async function tellPeople(
  { rooms, live }: Context,
  note: NoteId,
  participants: readonly Participant[],
): Promise<void> {
  live.tellLobby(note);
  await rooms.people(note, participants);
}
