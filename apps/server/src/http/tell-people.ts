import type { NoteId, Participant } from "@ourwords/protocol";
import type { Context } from "./context.ts";

/**
 * Keeps in the note that these have changed, and shows it to everybody who has it open. Waits until it is on disk, but fails
 * nothing: what the directory says counts already, and was on disk first, because whoever is taken out must be out also
 * while the note itself can't be read. The room has reported it; the next page that opens the note tells it again.
 */
export async function tellPeople(
  { rooms, live }: Context,
  note: NoteId,
  participants: readonly Participant[],
): Promise<void> {
  live.tellLobby(note);
  await rooms.people(note, participants).catch(() => {});
}
