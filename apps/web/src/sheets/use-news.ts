import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import { useMemo, useSyncExternalStore } from "react";
import type { Transaction } from "yjs";

/** Whether somebody else has changed the sheet since it was last in sight. */
export function useNews(connection: NoteConnection, fragment: FragmentName, isInSight: boolean): boolean {
  const store = useMemo(() => newsStore(connection, fragment, isInSight), [connection, fragment, isInSight]);
  return useSyncExternalStore(store.subscribe, store.hasNews);
}

/** Starts without news each time the sheet goes out of sight; in sight there is never any. */
function newsStore(connection: NoteConnection, fragment: FragmentName, isInSight: boolean) {
  let hasNews = false;
  return {
    hasNews: () => hasNews,
    subscribe: (listener: () => void) => {
      const sheet = connection.doc.getXmlFragment(fragment);
      const notice = (_events: unknown, { local }: Transaction): void => {
        if (local || isInSight || hasNews) return;
        hasNews = true;
        listener();
      };
      sheet.observeDeep(notice);
      return () => sheet.unobserveDeep(notice);
    },
  };
}
