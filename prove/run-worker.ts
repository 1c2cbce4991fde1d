import { parentPort } from "node:worker_threads";
import { installDom } from "./dom.ts";
import type { RunOptions } from "./run.ts";
import { VirtualTime } from "./virtual-time.ts";

// One thread: its timers, its date and its DOM are the runs' own.
installDom();
const time = new VirtualTime();
time.install();
const { proveRun } = await import("./run.ts");
parentPort?.on("message", (options: RunOptions) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
  void proveRun(options, time).then((figures) => parentPort?.postMessage(figures));
});
