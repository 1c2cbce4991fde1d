import { parentPort } from "node:worker_threads";
import { installDom } from "./dom.ts";
import { VirtualTime } from "./virtual-time.ts";

export interface ReplayQuestion {
  readonly how: "plain" | "editor";
  /** how many presses of the session, from its start */
  readonly presses: number;
}

// One thread: its timers, its date and its DOM are the replay's own.
installDom();
const time = new VirtualTime();
time.install();
const { editorHand, plainHand } = await import("./hands.ts");
const { replay } = await import("./replay.ts");
const { readResult } = await import("./replay-result.ts");
const { recordedSession } = await import("./session.ts");

async function answer({ how, presses }: ReplayQuestion): Promise<void> {
  const part = recordedSession().presses.slice(0, presses);
  const done = await replay(part, time, how === "editor" ? editorHand : plainHand);
  const results = done.pages.map((page) => readResult(page, done.typed));
  done.close();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
  parentPort?.postMessage(results);
}

parentPort?.on("message", (question: ReplayQuestion) => void answer(question));
