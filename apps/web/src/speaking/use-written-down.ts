import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useCallback, useSyncExternalStore } from "react";

/** Whether anything was ever written down for one of these. Asked of voices, not of words: it costs nothing while typing. */
export function useWrittenDown(connection: NoteConnection, writers: readonly ParticipantId[]): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = connection.onAuthors(listener);
      connection.doc.on("update", listener);
      return () => {
        stop();
        connection.doc.off("update", listener);
      };
    },
    [connection],
  );
  return useSyncExternalStore(subscribe, () => {
    for (const client of connection.doc.store.clients.keys()) {
      const voice = connection.ledger.voiceOf(client);
      if (voice?.scribe !== undefined && writers.includes(voice.author)) return true;
    }
    return false;
  });
}
