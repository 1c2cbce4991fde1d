import { useEffect, useMemo, useState } from "react";
import type { LiveNote } from "../note/use-note-connection.ts";
import { onWaking } from "../browser/on-waking.ts";
import type { DeviceOutbox } from "./device-outbox.ts";
import { NO_OUTBOX, type OutboxView } from "./outbox-context.ts";

interface Opened {
  readonly outbox: DeviceOutbox;
  readonly state: OutboxView["state"];
}

/** Keeps what a page has not saved, once its note is on the screen or was refused: nothing of it makes anybody wait for the first word. */
export function useDeviceOutbox({ connection, line, state: { phase } }: LiveNote): OutboxView {
  const [opened, setOpened] = useState<Opened>();
  const isDue = phase !== "opening";
  useEffect(() => {
    if (!connection || !line || !isDue) return undefined;
    const stop = new AbortController();
    const begin = async (): Promise<void> => {
      const { openDeviceOutbox } = await import("./device-outbox.ts");
      if (stop.signal.aborted) return;
      const show = (): void => setOpened({ outbox, state: outbox.state() });
      const outbox = openDeviceOutbox(line, connection, show, stop.signal);
      show();
      const stopWaking = onWaking(() => outbox.look());
      stop.signal.addEventListener("abort", stopWaking);
    };
    // Without it, unsaved words live as long as the page, as they always did.
    begin().catch(() => setOpened(undefined));
    return () => {
      stop.abort();
      setOpened(undefined);
    };
  }, [connection, line, isDue]);
  return useMemo(() => {
    const tryNow = (): void => connection?.wake();
    return opened ? { ...opened.outbox, state: opened.state, tryNow } : { ...NO_OUTBOX, tryNow };
  }, [opened, connection]);
}
