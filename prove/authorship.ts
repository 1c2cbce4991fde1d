import { availableParallelism } from "node:os";
import { add, faultsOf, type Figures, isProven, noFigures } from "./figures.ts";
import type { RunOptions } from "./run.ts";
import { Thread } from "./thread.ts";

export interface AuthorshipOptions extends RunOptions {
  readonly runs: number;
}

/** A run's own seed: with it as `--seed` and `--runs 1` the run is done again. */
const seedOf = (seed: number, run: number): number => (run === 0 ? seed : seed * 1_000_003 + run);

/** Many runs of different seeds. What each of them found is printed at once. */
export async function proveAuthorship({ runs, seed, ...options }: AuthorshipOptions): Promise<Figures> {
  const total = noFigures();
  const seeds = Array.from({ length: runs }, (_, run) => seedOf(seed, run));
  const doing = proveRuns(seeds.map((each) => ({ ...options, seed: each })));
  await Promise.all(
    doing.map(async (run, index) => {
      const figures = await run;
      if (!isProven(figures)) console.error(`--runs 1 --seed ${seeds[index]}: ${faultsOf(figures)}`);
      add(total, figures);
    }),
  );
  return total;
}

const newThread = (): Thread<RunOptions, Figures> => new Thread("run-worker.ts");

/** Does runs, in order, on as many threads as there are cores. Each thread has time and a page of its own. */
export function proveRuns(runs: readonly RunOptions[]): readonly Promise<Figures>[] {
  const left = runs.map((options) => ({ options, ...Promise.withResolvers<Figures>() }));
  const results = left.map(({ promise }) => promise);
  const work = async (): Promise<void> => {
    let thread = newThread();
    for (let next = left.shift(); next; next = left.shift()) {
      const { options, resolve, reject } = next;
      try {
        resolve(await thread.ask(options));
      } catch (error) {
        reject(error);
        // A thread that broke answers no more.
        await thread.close();
        thread = newThread();
      }
    }
    await thread.close();
  };
  for (let each = 0; each < Math.min(runs.length, availableParallelism()); each++) void work();
  return results;
}
