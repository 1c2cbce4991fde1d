import { type ReactElement, useCallback, useState } from "react";
import { endSession } from "../api/session-api.ts";
import { visit } from "../app/address.ts";
import { part } from "../app/part.tsx";
import { forgetThisDevice } from "../safety/left-behind.ts";

export const unsavedDialog = part(async () => (await import("./UnsavedDialog.tsx")).UnsavedDialog);

/** Leaving in peace: ends the session on the server. Asks first only when words would be lost by it. */
export function useFinish(isUnsaved: boolean): readonly [finish: () => void, asking: ReactElement | undefined] {
  const [isAsking, setAsking] = useState(false);
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
  const finish = (): void => (isUnsaved ? setAsking(true) : leave());
  return [finish, isAsking ? <unsavedDialog.Part onStay={() => setAsking(false)} onLeave={leave} /> : undefined];
}
