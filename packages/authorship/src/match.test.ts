import fc from "fast-check";
import { expect, test } from "vitest";
import { type Match, match as matchStretches } from "./match.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`match seed ${seed}`);
/** One stretch each, as when one person wrote all of it. */
const match = (deleted: string, inserted: string): Match[] =>
  matchStretches({ text: deleted, stretches: [0] }, { text: inserted, stretches: [0] });

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

test("AU3: stretches that moved are found where they went", () => {
  const deleted = { text: "one two three", stretches: [0, 8] };
  const inserted = { text: "three one two ", stretches: [0] };
  expect(matchStretches(deleted, inserted).reduce((sum, { length }) => sum + length, 0)).toBe(13);
});

test("AU3: whoever types over somebody's words writes new ones, though letters coincide", () => {
  expect(match("I am not sleeping well", "He says he is anxious at night")).toEqual([]);
  expect(match("I do not want the tablets", "Sam wants to take them")).toEqual([]);
});

test("AU3: what a split or a join cuts off stays its author's, however short", () => {
  expect(match("## hello", "hello")).toEqual([{ from: 3, to: 0, length: 5 }]);
  expect(match("the end.", ".")).toEqual([{ from: 7, to: 0, length: 1 }]);
});

test("AU3: above a few thousand letters that differ, only whole runs are looked for", () => {
  const word = (index: number, step: number): string => String.fromCharCode(97 + ((index * step) % 26));
  const deleted = Array.from({ length: 5_000 }, (_, index) => word(index, 7)).join("");
  const inserted = Array.from({ length: 5_000 }, (_, index) => word(index, 11)).join("");
  expect(match(`same as before ${deleted} and the end`, `same as before ${inserted} and the end`)).toEqual([
    { from: 0, to: 0, length: 16 },
    { from: 5_015, to: 5_015, length: 12 },
  ]);
});

test("AU3: what is written again in another order of a few pieces is the same words, an anagram is not", () => {
  const whole = (text: string): { text: string; stretches: number[] } => ({ text, stretches: [0] });
  const pieces = (...all: string[]): { text: string; stretches: number[] } => ({
    text: all.join(""),
    stretches: all.map((_, index) => all.slice(0, index).join("").length),
  });
  const length = (found: readonly Match[]): number => found.reduce((sum, each) => sum + each.length, 0);
  expect(length(matchStretches(whole("abcdef"), pieces("cd", "abef")))).toBe(6);
  expect(length(matchStretches(whole("abcdef"), pieces("XYabc", "Zdef")))).toBe(6);
  expect(matchStretches(whole("abcdefgh"), whole("hgfedcba"))).toEqual([]);
  expect(matchStretches(whole("not yet"), whole("cannot yell"))).toEqual([]);
});
