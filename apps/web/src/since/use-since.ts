import type { Since } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useCallback, useSyncExternalStore } from "react";

/** What others wrote while you did not have the note open, as soon as it is known. */
export function useSince(connection: NoteConnection): Since | undefined {
  const subscribe = useCallback((listener: () => void) => connection.onAuthors(listener), [connection]);
  return useSyncExternalStore(subscribe, () => connection.since);
}
