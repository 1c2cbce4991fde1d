import { expect, test } from "vitest";
import { findHardWords } from "./find-hard-words.ts";
import { HARD_WORDS } from "./hard-words.ts";

const wordsIn = (text: string): string[] => findHardWords(text).map(({ from, to }) => text.slice(from, to));

test("hard words are found in whatever case, as whole words, in their order", () => {
  expect(wordsIn("Sam Refused the tablets and was non-compliant; she denies pain.")).toEqual([
    "Refused",
    "non-compliant",
    "denies",
  ]);
  expect(wordsIn("refusedness, undenied, reclaims, réfuses, resisted")).toEqual(["resisted"]);
});

test("of words within words only the longest is asked about", () => {
  expect(wordsIn("The presenting complaint was sleep.")).toEqual(["presenting complaint"]);
  expect(wordsIn("A failed suicide attempt in May.")).toEqual(["failed suicide attempt"]);
});

test("everyday words are no labels by themselves", () => {
  expect(
    wordsIn("A difficult week. I am angry. It was clean in the kitchen. The dna of it. How does it affect me?"),
  ).toEqual([]);
  expect(wordsIn("She is a difficult patient. He was angry. Sam has been clean. DNA")).toEqual([
    "difficult patient",
    "was angry",
    "been clean",
    "DNA",
  ]);
});

test("each hard word says something in its place, or asks", () => {
  for (const { find, say, ask } of HARD_WORDS) expect(say ?? ask, find).toBeTruthy();
});
