import fc from "fast-check";
import { expect, test } from "vitest";
import { match } from "./match.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`match seed ${seed}`);
const letters = fc.string({ unit: fc.constantFrom("a", "b", "c", " "), maxLength: 40 });

test("AU3: pairs equal letters only, and each at most once", () => {
  fc.assert(
    fc.property(letters, letters, (deleted, inserted) => {
      const pairs = match(deleted, inserted);
      const from = new Set<number>();
      const to = new Set<number>();
      for (const pair of pairs) {
        expect(deleted.slice(pair.from, pair.from + pair.length)).toBe(inserted.slice(pair.to, pair.to + pair.length));
        for (let offset = 0; offset < pair.length; offset++) {
          expect(from.has(pair.from + offset) || to.has(pair.to + offset)).toBe(false);
          from.add(pair.from + offset);
          to.add(pair.to + offset);
        }
      }
    }),
    { seed, numRuns: 2_000 },
  );
});

test("AU3: text that is re-created whole is found whole", () => {
  fc.assert(
    fc.property(letters, (text) => {
      expect(match(text, text).reduce((sum, { length }) => sum + length, 0)).toBe(text.length);
    }),
    { seed, numRuns: 500 },
  );
});

test("AU3: a run that moved is found where it went", () => {
  expect(match("one two three", "three one two ").reduce((sum, { length }) => sum + length, 0)).toBe(13);
});

test("above a few thousand letters that differ, only whole runs are looked for", () => {
  const word = (index: number, step: number): string => String.fromCharCode(97 + ((index * step) % 26));
  const deleted = Array.from({ length: 5_000 }, (_, index) => word(index, 7)).join("");
  const inserted = Array.from({ length: 5_000 }, (_, index) => word(index, 11)).join("");
  expect(match(`same ${deleted} end`, `same ${inserted} end`)).toEqual([
    { from: 0, to: 0, length: 6 },
    { from: 5_005, to: 5_005, length: 4 },
  ]);
});
