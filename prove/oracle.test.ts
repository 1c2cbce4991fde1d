import { expect, test } from "vitest";
import { census, Letters } from "./alphabet.ts";
import { newMemory, Oracle, type Voice } from "./oracle.ts";

test("AU6, AU9: who took out one of two may bring the letter back once both are gone, and not put in a second one", () => {
  const oracle = new Oracle();
  const ali: Voice = { client: 10, author: 0 };
  const sam: Voice = { client: 11, author: 1 };
  const letter = new Letters().take(sam.author, 1);
  const [none, one, two] = [census(""), census(letter), census(letter + letter)];
  const page = newMemory();
  oracle.observe(newMemory(), sam, none, one);
  oracle.observe(page, ali, two, one);
  expect(oracle.observe(page, ali, one, two)).toBe(1);
  oracle.observe(page, ali, two, one);
  expect(oracle.observe(page, ali, none, one)).toBe(0);
});
