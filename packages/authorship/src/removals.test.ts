import type { CharRange } from "@ourwords/protocol";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { Ledger } from "./ledger.ts";
import { Removals } from "./removals.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`removals seed ${seed}`);

const [ALI, SAM, ROBIN] = [11, 12, 13];
const words: CharRange = { client: SAM, clock: 0, length: 10 };

let ledger: Ledger;
let removals: Removals;
beforeEach(() => {
  ledger = new Ledger();
  removals = new Removals(ledger);
});

/** Who removed each character of a range. */
const removersOf = (of: Removals, range: CharRange): (readonly number[])[] =>
  of.of(range).flatMap(({ range: { length }, by }) => Array.from({ length }, () => by));

test("AU7: what two voices removed stays removed until both have brought it back", () => {
  removals.remove(ALI, words);
  removals.remove(ROBIN, words);
  removals.revive(words, ALI);
  expect(removals.of(words)).toEqual([{ range: words, by: [ROBIN] }]);
  removals.revive(words, ROBIN);
  expect(removals.of(words)).toEqual([{ range: words, by: [] }]);
});

test("AU7: nobody takes another's removal back; putting back takes back everybody's", () => {
  removals.remove(ALI, words);
  removals.revive(words, SAM);
  expect(removals.of(words)).toEqual([{ range: words, by: [ALI] }]);
  removals.remove(ROBIN, words);
  removals.revive(words);
  expect(removals.of(words)).toEqual([{ range: words, by: [] }]);
});

test("AU7: removing a copy removes the original, but only the very characters count as named", () => {
  const copy = { client: ALI, clock: 40, length: 10 };
  ledger.copy({ ...copy, originClient: words.client, originClock: words.clock });
  removals.remove(ROBIN, { ...copy, clock: 42, length: 3 });
  expect(removals.of(words).map(({ range, by }) => [range.clock, range.length, by])).toEqual([
    [0, 2, []],
    [2, 3, [ROBIN]],
    [5, 5, []],
  ]);
  expect(removals.namedBy(ROBIN, copy)).toEqual([{ client: ALI, clock: 42, length: 3 }]);
  expect(removals.namedBy(ROBIN, words)).toEqual([]);
  expect(removals.namedBy(ALI, copy)).toEqual([]);
});

test("AU7: who brought something back has still named it, so that it can't be brought back twice", () => {
  removals.remove(ALI, words);
  removals.revive(words, ALI);
  expect(removals.namedBy(ALI, words)).toEqual([words]);
});

const range: fc.Arbitrary<CharRange> = fc.record({
  client: fc.constant(SAM),
  clock: fc.nat(25),
  length: fc.integer({ min: 1, max: 8 }),
});
const act = fc.record({
  did: fc.constantFrom("remove", "revive", "put back"),
  voice: fc.constantFrom(ALI, SAM, ROBIN),
  range,
});

test("AU7: runs answer the same as a record of each character, also after they were stored", () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const kept = new Removals(new Ledger());
      const oracle = Array.from({ length: 40 }, () => new Set<number>());
      for (const { did, voice, range: at } of acts) {
        if (did === "remove") kept.remove(voice, at);
        else kept.revive(at, did === "revive" ? voice : undefined);
        for (const each of oracle.slice(at.clock, at.clock + at.length)) {
          if (did === "remove") each.add(voice);
          else if (did === "revive") each.delete(voice);
          else each.clear();
        }
      }
      const restored = new Removals(new Ledger());
      restored.restore(kept.whole());
      const all = { client: SAM, clock: 0, length: 40 };
      const expected = oracle.map((each) => [...each].toSorted((a, b) => a - b));
      expect(removersOf(kept, all)).toEqual(expected);
      expect(removersOf(restored, all)).toEqual(expected);
      for (const voice of [ALI, SAM, ROBIN]) expect(restored.namedBy(voice, all)).toEqual(kept.namedBy(voice, all));
    }),
    { seed, numRuns: 1_000 },
  );
});
