import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { add, faultsOf, type Figures, isProven, noFigures } from "./figures.ts";
import type { RunOptions } from "./run.ts";

export interface AuthorshipOptions extends RunOptions {
  readonly runs: number;
}

/** A run's own seed: with it as `--seed` and `--runs 1` the run is done again. */
export const seedOf = (seed: number, run: number): number => (run === 0 ? seed : seed * 1_000_003 + run);

/** Many runs, spread over as many threads as there are cores. Each thread has time and a page of its own. */
export async function proveAuthorship({ runs, seed, ...options }: AuthorshipOptions): Promise<Figures> {
  const total = noFigures();
  const seeds = Array.from({ length: runs }, (_, run) => seedOf(seed, run));
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL("run-worker.ts", import.meta.url), {
      // Node says once a thread that it has no localStorage to ask.
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    try {
      for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
        const figures = await ask(worker, { ...options, seed: next });
        if (!isProven(figures)) console.error(`--runs 1 --seed ${next}: ${faultsOf(figures)}`);
        add(total, figures);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(runs, availableParallelism()) }, work));
  return total;
}

const ask = (worker: Worker, options: RunOptions): Promise<Figures> =>
  new Promise((resolve, reject) => {
    worker.once("error", reject);
    worker.once("message", (figures: Figures) => {
      worker.off("error", reject);
      resolve(figures);
    });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- reason: a thread, not a window
    worker.postMessage(options);
  });
