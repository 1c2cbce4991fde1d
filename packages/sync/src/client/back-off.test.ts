import fc from "fast-check";
import { expect, test } from "vitest";
import { BackOff } from "./back-off.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`back-off seed ${seed}`);

/** just below 1: the longest that chance allows */
const almostOne = 1 - 2 ** -32;

test("GT6: the waits are at most five times 0.5, then 1, 2, 4, 8, 16, 30 and 30 s, and begin anew once it worked", () => {
  const backOff = new BackOff(() => almostOne);
  const limits = [500, 500, 500, 500, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000];
  expect(limits.map(() => backOff.next() + 1)).toEqual(limits);
  backOff.reset();
  expect(backOff.next() + 1).toBe(500);
});

test("GT6: every wait is anywhere below its limit, as chance wants it, and never longer than 30 s", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: almostOne, noNaN: true }), { maxLength: 40 }), (chances) => {
      let chance = 0;
      const backOff = new BackOff(() => chance);
      const longest = new BackOff(() => almostOne);
      for (chance of chances) {
        const limit = longest.next() + 1;
        expect(backOff.next()).toBe(Math.floor(chance * limit));
      }
    }),
    { seed, numRuns: 300 },
  );
});

test("GT6: 500 pages that lose the server in the same moment do not come back in the same moment", () => {
  let state = seed + 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pages = Array.from({ length: 500 }, () => new BackOff(random));
  for (const page of pages) for (let tries = 0; tries < 5; tries++) page.next();
  const waits = pages.map((page) => page.next());
  const perTenth = Array.from({ length: 10 }, (_, tenth) => waits.filter((wait) => Math.floor(wait / 100) === tenth));
  for (const each of perTenth) expect(each.length).toBeLessThan(120);
});
