import { parentPort } from "node:worker_threads";
import { installDom } from "./dom.ts";
import { type Figures, noFigures } from "./figures.ts";
import type { RunOptions } from "./run.ts";
import { VirtualTime } from "./virtual-time.ts";

// One thread: its timers, its date and its DOM are the runs' own.
installDom();
const time = new VirtualTime();
time.install();
const { proveRun } = await import("./run.ts");
const answer = async (options: RunOptions): Promise<void> => {
  let figures: Figures;
  try {
    figures = await proveRun(options, time);
  } catch (error) {
    console.error(`seed ${options.seed}:`, error);
    figures = { ...noFigures(), threw: 1 };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
  parentPort?.postMessage(figures);
};
parentPort?.on("message", (options: RunOptions) => void answer(options));
