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

test("AU6, AU7: who took out one of two may have taken the letter out, also when somebody else did and took that back", () => {
  const oracle = new Oracle();
  const sam: Voice = { client: 11, author: 1 };
  const robin: Voice = { client: 12, author: 2 };
  const letter = new Letters().take(sam.author, 1);
  const [none, one, two] = [census(""), census(letter), census(letter + letter)];
  const [sams, robins] = [newMemory(), newMemory()];
  const end = (): unknown => [...oracle.ends()].map((each) => each.end).join();
  oracle.observe(sams, sam, none, one);
  oracle.observe(sams, sam, two, one);
  oracle.arrived(sams);
  expect(end()).toBe("either");
  oracle.observe(robins, robin, one, none);
  oracle.arrived(robins);
  expect(end()).toBe("gone");
  oracle.observe(robins, robin, none, one);
  oracle.arrived(robins);
  expect(end()).toBe("either");
});
