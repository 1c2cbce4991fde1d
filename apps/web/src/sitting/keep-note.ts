import type { ParticipantId } from "@ourwords/protocol";
import type { Answered, NoteConnection } from "@ourwords/sync/client";
import type { OpenState } from "../note/open-state.ts";

/** SL3: "let's stop here", said by who writes now. */
export const keepNote = (connection: NoteConnection, state: OpenState): Promise<Answered> =>
  connection.seal(whoKeeps(state));

/** Who writes now, in their own words; when they write down somebody else's, whose page it is. */
const whoKeeps = ({ voice, you }: OpenState): ParticipantId => (voice.scribe === undefined ? voice.author : you.id);
