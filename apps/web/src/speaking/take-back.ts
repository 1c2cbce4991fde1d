import type { Participant } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import type { OpenState } from "../note/open-state.ts";

/** Nobody on this page may write down somebody's words any more: said in their name, while their seat here still stands. */
export async function takeBack(
  connection: NoteConnection,
  { scribes, writers }: OpenState,
  { id }: Pick<Participant, "id">,
): Promise<void> {
  const here = scribes.filter(({ author, scribe }) => author === id && writers.includes(scribe));
  for (const { scribe } of here) await connection.letScribe(id, scribe, false);
}
