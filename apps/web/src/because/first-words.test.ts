import { expect, test } from "vitest";
import { firstWords } from "./first-words.ts";

test.each([
  ["I am flat", "I am flat"],
  ["Walking to the river and back helps me", "Walking to the river and back helps…"],
  ["a".repeat(40), `${"a".repeat(36)}…`],
  ["😀".repeat(40), `${"😀".repeat(36)}…`],
])("PL12: of a long quote, %j, its first words are enough to know it by", (text, shown) => {
  expect(firstWords(text)).toBe(shown);
});
