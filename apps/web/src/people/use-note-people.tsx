import type { NoteId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useState } from "react";
import { part } from "../app/part.tsx";
import type { OpenState } from "../note/open-state.ts";
import { useSince } from "../since/use-since.ts";

/** With the square to scan: not needed by whoever joins. */
const inviteDialog = part(async () => (await import("../inviting/InviteDialog.tsx")).InviteDialog);
const peopleDialog = part(async () => (await import("./PeopleDialog.tsx")).PeopleDialog);
const enteredOnOpen = part(async () => (await import("./EnteredOnOpen.tsx")).EnteredOnOpen);
const lobby = part(async () => (await import("../inviting/Lobby.tsx")).Lobby);

export interface NotePeople {
  readonly invite: () => void;
  readonly open: () => void;
  readonly shown: ReactElement;
}

/** Inviting, the people of a note, and who is at its door. All of it comes when it is wanted. */
export function useNotePeople(note: NoteId, connection: NoteConnection, state: OpenState): NotePeople {
  const [dialog, setDialog] = useState<"invite" | "people">();
  // Once somebody came, it stays: it knows whom it has told of.
  const [hadGuests, setHadGuests] = useState(false);
  if (!hadGuests && state.waiting.length > 0) setHadGuests(true);
  // Whoever is here for the first time has nothing to be asked about, and loads nothing for it.
  const mayBeAsked = useSince(connection) !== undefined && state.you.role === "person";
  const close = (): void => setDialog(undefined);
  const invite = (): void => setDialog("invite");
  const shown = (
    <>
      {(hadGuests || mayBeAsked) && (
        <div className="lobby-place">
          {mayBeAsked && <enteredOnOpen.Part note={note} you={state.you} />}
          {hadGuests && <lobby.Part note={note} state={state} />}
        </div>
      )}
      {dialog === "invite" && <inviteDialog.Part note={note} state={state} onClose={close} />}
      {dialog === "people" && <peopleDialog.Part note={note} state={state} onInvite={invite} onClose={close} />}
    </>
  );
  return { invite, open: () => setDialog("people"), shown };
}
