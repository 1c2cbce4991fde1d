import type { CharRange } from "@ourwords/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CharId, IDENTITIES } from "./char-id.ts";
import { RangeMap } from "./range-map.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`range map seed ${seed}`);

const CLIENTS = [1, 2];
const MOST = 40;

const range: fc.Arbitrary<CharRange> = fc.record({
  client: fc.constantFrom(...CLIENTS),
  clock: fc.nat(MOST - 10),
  length: fc.integer({ min: 1, max: 10 }),
});
/** Few values, so that neighbours often continue each other. */
const value: fc.Arbitrary<CharId> = fc.record({ client: fc.constantFrom(5, 6), clock: fc.nat(12) });
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ range, value }) },
  { weight: 1, arbitrary: fc.record({ range, value: fc.constant(undefined) }) },
);
type Act = { readonly range: CharRange; readonly value: CharId | undefined };

/** Does the same to runs and, as the oracle, to every character by itself. */
function both(acts: readonly Act[]): { readonly map: RangeMap<CharId>; readonly oracle: ReadonlyMap<string, CharId> } {
  const map = new RangeMap<CharId>(IDENTITIES);
  const oracle = new Map<string, CharId>();
  for (const { range: at, value: to } of acts) {
    if (to) map.set(at, to);
    else map.delete(at);
    for (let offset = 0; offset < at.length; offset++) {
      const name = `${at.client}.${at.clock + offset}`;
      if (to) oracle.set(name, { client: to.client, clock: to.clock + offset });
      else oracle.delete(name);
    }
  }
  return { map, oracle };
}

test("AU3: runs know of each character what was last said of it", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), range, (acts, asked) => {
      const { map, oracle } = both(acts);
      let clock = asked.clock;
      for (const piece of map.in(asked)) {
        expect([piece.client, piece.clock]).toEqual([asked.client, clock]);
        for (let offset = 0; offset < piece.length; offset++)
          expect(piece.value && IDENTITIES.shift(piece.value, offset)).toEqual(
            oracle.get(`${asked.client}.${clock + offset}`),
          );
        clock += piece.length;
      }
      expect(clock).toBe(asked.clock + asked.length);
    }),
    { seed, numRuns: 2_000 },
  );
});

test("AU3: runs never overlap, none is empty, and those that continue each other are one", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), (acts) => {
      const { map, oracle } = both(acts);
      const all = map.all();
      expect(all.reduce((sum, { length }) => sum + length, 0)).toBe(oracle.size);
      for (const [index, run] of all.entries()) {
        expect(run.length).toBeGreaterThan(0);
        const next = all[index + 1];
        if (next?.client !== run.client) continue;
        const end = run.clock + run.length;
        expect(next.clock).toBeGreaterThanOrEqual(end);
        if (next.clock === end) expect(IDENTITIES.shift(run.value, run.length)).not.toEqual(next.value);
      }
    }),
    { seed, numRuns: 2_000 },
  );
});

test("AU3: what was cleared knows nothing", () => {
  const { map } = both([{ range: { client: 1, clock: 3, length: 4 }, value: { client: 5, clock: 0 } }]);
  map.clear();
  expect(map.all()).toEqual([]);
  expect(map.in({ client: 1, clock: 0, length: 9 })).toEqual([{ client: 1, clock: 0, length: 9, value: undefined }]);
});
