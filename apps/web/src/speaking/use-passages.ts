import type { NoteConnection } from "@ourwords/sync/client";
import { useMemo, useSyncExternalStore } from "react";
import { browserClock } from "../browser/browser-clock.ts";
import { type Passage, passagesOf } from "./passages.ts";

/** While somebody writes, the passages are looked for this often at most: a long note takes some milliseconds. */
const SETTLE_MS = 200;

/** All that was written down for somebody in this note, as it stands now. */
export function usePassages(connection: NoteConnection): readonly Passage[] {
  const store = useMemo(() => passageStore(connection), [connection]);
  return useSyncExternalStore(store.subscribe, store.current);
}

function passageStore(connection: NoteConnection) {
  const { doc, ledger } = connection;
  let passages: readonly Passage[] = passagesOf(doc, ledger);
  return {
    current: () => passages,
    subscribe: (listener: () => void) => {
      let cancel: (() => void) | undefined;
      const look = (): void => {
        cancel = undefined;
        passages = passagesOf(doc, ledger);
        listener();
      };
      const soon = (): void => {
        cancel ??= browserClock.after(SETTLE_MS, look);
      };
      doc.on("update", soon);
      const stop = connection.onAuthors(soon);
      look();
      return () => {
        cancel?.();
        stop();
        doc.off("update", soon);
      };
    },
  };
}
