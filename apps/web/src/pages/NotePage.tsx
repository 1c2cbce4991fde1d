import { isParticipantId, type NoteId } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { useAddress } from "../app/AddressProvider.tsx";
import { Announcer } from "../announcing/Announcer.tsx";
import { Keys } from "../keys/Keys.tsx";
import { part } from "../app/part.tsx";
import { ClosedNote } from "../note/ClosedNote.tsx";
import { OutboxContext } from "../outbox/outbox-context.ts";
import { strandedWords } from "../outbox/stranded-words.ts";
import { useDeviceOutbox } from "../outbox/use-device-outbox.ts";
import { OpeningNote } from "../note/OpeningNote.tsx";
import { OpenNote } from "../note/OpenNote.tsx";
import { useNoteConnection } from "../note/use-note-connection.ts";
import { idleAfter } from "../safety/idle-after.ts";
import { Safety } from "../safety/Safety.tsx";
import { isOut, outOfNote } from "../people/out-of-note.ts";
import { besideCall } from "../view/beside-call.ts";
import type { SmallWindow } from "../view/open-small-window.ts";
import "../look/authors.css";
import "../look/writing.css";
import "../look/bar.css";
import "../look/note.css";
import "../look/dock.css";
import "../look/taken-out.css";
import "../look/held.css";
import "../look/writing-notice.css";
import "../look/overlays.css";
import "../look/view.css";
import "../look/pace.css";

/** Who may not write here may still have been given the plan. */
const planOrClosed = part(async () => (await import("../plan/PlanOrClosed.tsx")).PlanOrClosed);

export interface NotePageProps {
  readonly note: NoteId;
}

/** `/notes/:id?as=PARTICIPANT` */
export function NotePage({ note }: NotePageProps): ReactElement {
  const as = useAddress().query.get("as");
  const me = isParticipantId(as) ? as : undefined;
  const [small, setSmall] = useState<SmallWindow>();
  const live = useNoteConnection(note, me, small === undefined);
  const { connection, state } = live;
  const outbox = useDeviceOutbox(live);
  const after = idleAfter(state.phase === "open" ? state.writers.length : 1);
  return (
    <Safety idleAfter={after}>
      <OutboxContext value={outbox}>
        {state.phase === "refused" && outbox.state.stranded.length > 0 && <strandedWords.Part story={undefined} />}
        {page()}
      </OutboxContext>
    </Safety>
  );

  function page(): ReactElement {
    if (small) return <besideCall.Part small={small} onBack={() => setSmall(undefined)} />;
    switch (state.phase) {
      case "opening":
        return <OpeningNote isLost={state.lost} />;
      case "refused":
        return state.reason === "no-access" ? (
          <planOrClosed.Part note={note} as={me} />
        ) : (
          <ClosedNote reason={state.reason} />
        );
      case "open":
        if (connection && isOut(state)) return <outOfNote.Part connection={connection} state={state} />;
        return connection ? (
          <Announcer>
            <Keys>
              <OpenNote note={note} connection={connection} state={state} onMoved={setSmall} />
            </Keys>
          </Announcer>
        ) : (
          <OpeningNote isLost={false} />
        );
    }
  }
}
