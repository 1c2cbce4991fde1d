import type { NoteId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";
import { useEffect, useEffectEvent, useState } from "react";
import { finishHere } from "../api/here-api.ts";
import { browserClock } from "../browser/browser-clock.ts";
import type { OpenState } from "../note/open-state.ts";
import { idleAfter } from "../safety/idle-after.ts";
import { useIdleLock } from "../safety/use-idle-lock.ts";
import { isOnOwnPage } from "./own-page.ts";
import { takeBack } from "./take-back.ts";

/** A seat that could not be closed is tried again after this long. */
const AGAIN_MS = 5_000;

/**
 * Nobody was here for a while, and the page has covered itself: whoever comes next may be anybody. Who only sits here is
 * signed out of this screen; their numbers or their own page bring them back, and whose screen it is goes on alone.
 */
export function useSeatLock(note: NoteId, connection: NoteConnection, state: OpenState): void {
  const { writers, save, link } = state;
  const [due, setDue] = useState(0);
  const isShared = writers.length > 1;
  useIdleLock({ after: idleAfter(writers.length), onLock: () => setDue((before) => before + 1) });
  // Not before all that was written with their voice is on the server, or it could not get there any more.
  const isReady = due > 0 && isShared && save === "saved" && link === "live";
  const close = useEffectEvent(async (): Promise<boolean> => {
    for (const id of writers.slice(1)) if (!isOnOwnPage(connection, id)) await takeBack(connection, state, { id });
    return (await finishHere(note)).kind === "ok";
  });
  useEffect(() => {
    if (!isReady) return undefined;
    let cancel = (): void => {};
    const go = async (): Promise<void> => {
      if (!(await close())) {
        cancel = browserClock.after(AGAIN_MS, () => void go());
        return;
      }
      connection.share([]);
      setDue(0);
    };
    void go();
    return () => cancel();
  }, [isReady, connection]);
}
