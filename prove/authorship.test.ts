import { describe, expect, test } from "vitest";
import { proveAuthorship } from "./authorship.ts";
import { faultsOf, isProven } from "./figures.ts";
import { FOUND_SEEDS } from "./found-seeds.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`authorship seed ${seed}`);

describe("seeds that once found something", () => {
  // A run takes one thread.
  for (const { what, ...options } of FOUND_SEEDS) {
    test.concurrent(`AU3, AU5 to AU9: ${options.seed} stays right (${what})`, { timeout: 60_000 }, async () => {
      const figures = await proveAuthorship({ ...options, runs: 1 });
      expect(faultsOf(figures), JSON.stringify(figures)).toBe("");
    });
  }
});

describe.each([0, 3, 20, 100])("with lag %i", (lag) => {
  test.each([2, 3, 5])(
    "AU1 to AU9: %i people keep every letter, its author, and a record of what was taken out",
    {
      timeout: 120_000,
    },
    async (people) => {
      const options = { seed, lag, people, runs: 3, ops: 200, extra: "all" } as const;
      const figures = await proveAuthorship(options);
      expect(figures.characters).toBeGreaterThan(100);
      expect(isProven(figures), JSON.stringify({ ...options, ...figures })).toBe(true);
    },
  );
});
