import { isNoteId, isParticipantId, type NoteId } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { useParams, useSearchParams } from "react-router";
import { Announcer } from "../announcing/Announcer.tsx";
import { Keys } from "../keys/Keys.tsx";
import { ClosedNote } from "../note/ClosedNote.tsx";
import { OpeningNote } from "../note/OpeningNote.tsx";
import { OpenNote } from "../note/OpenNote.tsx";
import { useNoteConnection } from "../note/use-note-connection.ts";
import { idleAfter } from "../safety/idle-after.ts";
import { Safety } from "../safety/Safety.tsx";
import { NotFoundPage } from "./NotFoundPage.tsx";
import "../look/authors.css";
import "../look/writing.css";
import "../look/bar.css";
import "../look/note.css";
import "../look/dock.css";
import "../look/taken-out.css";
import "../look/writing-notice.css";
import "../look/overlays.css";

/** `/notes/:id?as=PARTICIPANT` */
export function NotePage(): ReactElement {
  const { id } = useParams();
  return isNoteId(id) ? <Note key={id} note={id} /> : <NotFoundPage />;
}

function Note({ note }: { readonly note: NoteId }): ReactElement {
  const [query] = useSearchParams();
  const as = query.get("as");
  const { connection, state } = useNoteConnection(note, isParticipantId(as) ? as : undefined);
  const role = state.phase === "open" ? state.you.role : "person";
  return <Safety idleAfter={idleAfter(role, 1)}>{page()}</Safety>;

  function page(): ReactElement {
    switch (state.phase) {
      case "opening":
        return <OpeningNote isLost={state.lost} />;
      case "refused":
        return <ClosedNote reason={state.reason} />;
      case "open":
        return connection ? (
          <Announcer>
            <Keys>
              <OpenNote note={note} connection={connection} state={state} />
            </Keys>
          </Announcer>
        ) : (
          <OpeningNote isLost={false} />
        );
    }
  }
}
