import type { NoteId, ParticipantId } from "@ourwords/protocol";
import { connectNote, type LineOptions, type NoteConnection, type NoteState } from "@ourwords/sync/client";
import { useMemo, useSyncExternalStore } from "react";
import { readSharedHere } from "../speaking/shared-here.ts";
import { browserClock } from "../browser/browser-clock.ts";
import { onWaking } from "../browser/on-waking.ts";
import { newPageId } from "./new-page-id.ts";

export interface LiveNote {
  /** missing only before the page is on the screen */
  readonly connection: NoteConnection | undefined;
  /** what it was made with */
  readonly line: LineOptions | undefined;
  readonly state: NoteState;
}

const NOT_YET: LiveNote = { connection: undefined, line: undefined, state: { phase: "opening", lost: false } };

const NOT_HERE = { current: () => NOT_YET, subscribe: () => () => {} };

/** A note's connection for as long as the page shows it, and its state as React sees it. `isHere`: not in another window. */
export function useNoteConnection(note: NoteId, as: ParticipantId | undefined, isHere: boolean): LiveNote {
  const store = useMemo(() => (isHere ? liveNote(note, as) : NOT_HERE), [note, as, isHere]);
  return useSyncExternalStore(store.subscribe, store.current);
}

/** Opens with the first listener and closes with the last: React's own idea of being on the screen. */
function liveNote(note: NoteId, as: ParticipantId | undefined) {
  let live = NOT_YET;
  return {
    current: () => live,
    subscribe: (listener: () => void) => {
      const url = location.origin.replace(/^http/, "ws");
      const line: LineOptions = {
        url,
        note,
        as,
        page: newPageId(),
        sharing: readSharedHere(note).sharing,
        WebSocket,
        fetch: (url, request) => fetch(url, request),
        clock: browserClock,
      };
      const connection = connectNote(line);
      const look = (): void => {
        live = { connection, line, state: connection.state() };
        listener();
      };
      live = { connection, line, state: connection.state() };
      const stop = connection.subscribe(look);
      const stopWaking = onWaking(() => connection.wake());
      return () => {
        stop();
        stopWaking();
        connection.close();
        live = NOT_YET;
      };
    },
  };
}
