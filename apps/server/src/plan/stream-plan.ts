import { PassThrough, type Readable } from "node:stream";
import type { Clock } from "@ourwords/sync";

export interface PlanSource {
  /** Whether the reader may still read. Asked each second, and before each word is sent. */
  readonly mayRead: () => boolean;
  /** The plan as one line of JSON. */
  readonly read: () => Promise<string>;
  /** Calls back whenever there may be something new to read. Returns what ends it. */
  readonly watch: (changed: () => void) => () => void;
}

/** IN3 wants an end within 2 s, whatever ended the right to read. */
const LOOK_EVERY = 1_000;
/** Typing is shown in steps: the whole plan is sent each time. */
const SEND_EVERY = 300;
/** In looks. Less than what proxies cut a quiet connection after. */
const BEAT_EVERY = 15;

/** A plan as server-sent events: whole at first and after each change. It ends itself with `over` when it may not be read. */
export function streamPlan({ mayRead, read, watch }: PlanSource, clock: Clock): Readable {
  const stream = new PassThrough();
  let shown = "";
  let looks = 0;
  let isDue = false;
  let cancelSend = (): void => {};
  let cancelLook = (): void => {};

  const changed = (): void => {
    if (isDue) return;
    isDue = true;
    cancelSend = clock.after(SEND_EVERY, () => void send());
  };
  const send = async (): Promise<void> => {
    // A reader who does not keep up gets the latest once they have what is on its way.
    if (stream.writableNeedDrain) {
      stream.once("drain", () => void send());
      return;
    }
    isDue = false;
    try {
      const plan = await read();
      if (stream.destroyed || stream.writableEnded || !goOn() || plan === shown) return;
      shown = plan;
      stream.write(`data: ${plan}\n\n`);
    } catch {
      // The note can't be read just now. The page comes back by itself.
      stream.end();
    }
  };
  /** Ends it if it may not be read any more. */
  const goOn = (): boolean => {
    if (mayRead()) return true;
    stream.end("event: over\ndata: over\n\n");
    return false;
  };
  const look = (): void => {
    if (stream.writableEnded || !goOn()) return;
    looks++;
    if (looks % BEAT_EVERY === 0 && !stream.writableNeedDrain) stream.write(": still here\n\n");
    cancelLook = clock.after(LOOK_EVERY, look);
  };

  const stop = watch(changed);
  stream.on("close", () => {
    stop();
    cancelSend();
    cancelLook();
  });
  stream.write("retry: 1000\n\n");
  isDue = true;
  void send();
  cancelLook = clock.after(LOOK_EVERY, look);
  return stream;
}
