import { availableParallelism } from "node:os";
import { add, faultsOf, type Figures, isProven, noFigures } from "./figures.ts";
import type { RunOptions } from "./run.ts";
import { Thread } from "./thread.ts";

export interface AuthorshipOptions extends RunOptions {
  readonly runs: number;
}

/** A run's own seed: with it as `--seed` and `--runs 1` the run is done again. */
const seedOf = (seed: number, run: number): number => (run === 0 ? seed : seed * 1_000_003 + run);

/** Many runs, spread over as many threads as there are cores. Each thread has time and a page of its own. */
export async function proveAuthorship({ runs, seed, ...options }: AuthorshipOptions): Promise<Figures> {
  const total = noFigures();
  const seeds = Array.from({ length: runs }, (_, run) => seedOf(seed, run));
  const work = async (): Promise<void> => {
    const thread = new Thread<RunOptions, Figures>("run-worker.ts");
    try {
      for (let next = seeds.shift(); next !== undefined; next = seeds.shift()) {
        const figures = await thread.ask({ ...options, seed: next });
        if (!isProven(figures)) console.error(`--runs 1 --seed ${next}: ${faultsOf(figures)}`);
        add(total, figures);
      }
    } finally {
      await thread.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(runs, availableParallelism()) }, work));
  return total;
}
