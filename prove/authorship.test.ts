import { expect, test } from "vitest";
import { isProven, proveAuthorship } from "./authorship.ts";
import { installDom } from "./dom.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`authorship seed ${seed}`);

/** Seeds that once found something, and what. */
const FOUND = [
  { seed: 1, people: 3, runs: 2, what: "the gate refused an honest update that held what an observer wrote" },
  { seed: 2003, people: 4, runs: 6, what: "an undo gave a word away that stood among re-created ones" },
] as const;

for (const { what, ...found } of FOUND) {
  test(`AU3, AU9: seed ${found.seed} (${what})`, { timeout: 120_000 }, async () => {
    installDom();
    const figures = await proveAuthorship({ ...found, lag: 0, ops: 300 });
    expect(isProven(figures), JSON.stringify(figures)).toBe(true);
  });
}

test("AU1, AU3, AU4, AU9, AU13: real editors on the real room keep every letter and its author", {
  timeout: 120_000,
}, async () => {
  installDom();
  for (const people of [2, 3, 5]) {
    const figures = await proveAuthorship({ seed, runs: 1, lag: 0, people, ops: 200 });
    expect(figures.characters).toBeGreaterThan(50);
    expect(isProven(figures), JSON.stringify({ seed, people, ...figures })).toBe(true);
  }
});
