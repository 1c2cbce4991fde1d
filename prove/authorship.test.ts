import { expect, test } from "vitest";
import { proveRuns } from "./authorship.ts";
import { faultsOf } from "./figures.ts";
import { FOUND_SEEDS } from "./found-seeds.ts";
import type { RunOptions } from "./run.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`authorship seed ${seed}`);

const SHARE: readonly RunOptions[] = [0, 3, 20, 100]
  .flatMap((lag) => [2, 3, 5].flatMap((people) => [0, 1, 2, 3, 4].map((more) => ({ lag, people, more }))))
  .map(({ lag, people, more }) => ({ seed: seed + more, lag, people, ops: 300, extra: "all" }));

/** Somebody writes down what others say, and those look at it. */
const SCRIBES: readonly RunOptions[] = [0, 3, 20].flatMap((lag) =>
  [2, 3].map((people): RunOptions => ({ seed: seed + lag, lag, people, ops: 300, extra: "scribes" })),
);

// All at once, on two threads: each test waits for its own.
const found = proveRuns([...FOUND_SEEDS, ...SHARE, ...SCRIBES]);

for (const [index, { seed: each, what }] of FOUND_SEEDS.entries()) {
  test(`AU3, AU5 to AU9: ${each} stays right (${what})`, { timeout: 60_000 }, async () => {
    const figures = await found[index];
    expect(figures && faultsOf(figures)).toBe("");
  });
}

for (const [index, options] of SHARE.entries()) {
  const { lag, people, seed: each } = options;
  test(`AU1 to AU9: ${people} people with lag ${lag} keep every letter, its author, and a record of what was taken out (${each})`, {
    timeout: 60_000,
  }, async () => {
    const figures = await found[FOUND_SEEDS.length + index];
    expect(figures?.characters).toBeGreaterThan(30);
    expect(figures && faultsOf(figures)).toBe("");
  });
}

for (const [index, options] of SCRIBES.entries()) {
  const { lag, people, seed: each } = options;
  test(`AU2, AU16: ${people} people with lag ${lag} who write for each other: every letter has its author, its scribe and its check (${each})`, {
    timeout: 60_000,
  }, async () => {
    const figures = await found[FOUND_SEEDS.length + SHARE.length + index];
    expect(figures && faultsOf(figures)).toBe("");
  });
}

// Of one run, chance may have it that somebody is away from its first minute to its last, and nobody can be asked.
test("AU2, AU16: in these runs words are written down, and looked at", { timeout: 60_000 }, async () => {
  const all = await Promise.all(found.slice(FOUND_SEEDS.length + SHARE.length));
  for (const count of ["writtenDown", "checked"] as const) expect(all.some((figures) => figures[count] > 0)).toBe(true);
});
