import type { NoteId, ParticipantId } from "@ourwords/protocol";
import { connectNote, type NoteConnection, type NoteState } from "@ourwords/sync/client";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { browserClock } from "./browser-clock.ts";
import { newPageId } from "./new-page-id.ts";

const OPENING: NoteState = { phase: "opening", lost: false };
const NOTHING_TO_END = (): void => undefined;

/** The connection to a note for as long as the page shows it, and its state as React sees it. */
export function useNoteConnection(
  note: NoteId,
  as: ParticipantId | undefined,
): readonly [NoteConnection | undefined, NoteState] {
  const [connection, setConnection] = useState<NoteConnection>();
  useEffect(() => {
    const url = location.origin.replace(/^http/, "ws");
    const opened = connectNote({ url, note, as, page: newPageId(), WebSocket, clock: browserClock });
    setConnection(opened);
    return () => {
      setConnection(undefined);
      opened.close();
    };
  }, [note, as]);
  const store = useMemo(
    () => ({
      subscribe: (listener: () => void) => connection?.subscribe(listener) ?? NOTHING_TO_END,
      state: () => connection?.state() ?? OPENING,
    }),
    [connection],
  );
  return [connection, useSyncExternalStore(store.subscribe, store.state)];
}
