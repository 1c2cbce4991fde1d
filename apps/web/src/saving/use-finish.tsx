import { type ReactElement, useCallback, useState } from "react";
import { endSession } from "../api/session-api.ts";
import { visit } from "../app/address.ts";
import { part } from "../app/part.tsx";
import type { NoteConnection } from "@ourwords/sync/client";
import type { OpenState } from "../note/open-state.ts";
import { useOutbox } from "../outbox/outbox-context.ts";
import { forgetThisDevice } from "../safety/left-behind.ts";
import { useWrittenSinceKept } from "../sitting/use-written-since-kept.ts";

export const unsavedDialog = part(async () => (await import("./UnsavedDialog.tsx")).UnsavedDialog);

export const keepFirst = part(async () => (await import("../sitting/KeepFirst.tsx")).KeepFirst);

/**
 * Leaving in peace: ends the session on the server. Asks first when words would be lost by it, and offers to keep the note
 * where something is new in it and it can be kept.
 */
export function useFinish(
  connection: NoteConnection,
  state: OpenState,
): readonly [finish: () => void, asking: ReactElement | undefined] {
  const [asking, ask] = useState<"unsaved" | "keep">();
  const isToKeep = useWrittenSinceKept(connection);
  const outbox = useOutbox();
  const leave = useCallback(() => {
    const go = async (): Promise<void> => {
      const result = await endSession();
      forgetThisDevice();
      // A whole new page, so that nothing of the note stays in this one's memory.
      if (result.kind === "ok") location.replace("/left");
      else visit("/left", { replace: true, state: "unheard" });
    };
    void go();
  }, []);
  const finish = (): void => {
    const { save, link } = state;
    if (save === "late" || save === "offline") ask("unsaved");
    else if (link === "live" && isToKeep()) ask("keep");
    else leave();
  };
  const onStay = (): void => ask(undefined);
  const leaveWithout = (): void => {
    // A device that does not forget keeps what it has sealed, and nobody is held back by it.
    void outbox
      .wipe()
      .catch(() => {})
      .finally(leave);
  };
  switch (asking) {
    case "unsaved":
      return [
        finish,
        <unsavedDialog.Part
          key={asking}
          isKept={outbox.state.keeping === "kept"}
          onStay={onStay}
          onLeaveThem={leave}
          onLeave={leaveWithout}
        />,
      ];
    case "keep":
      return [
        finish,
        <keepFirst.Part key={asking} connection={connection} state={state} onStay={onStay} onLeave={leave} />,
      ];
    case undefined:
      return [finish, undefined];
  }
}
