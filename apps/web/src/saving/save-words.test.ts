import { expect, test } from "vitest";
import { firstWords, nextWords, type Saving, type SaveWords, settled } from "./save-words.ts";

/** Everything that was shown, and everything that was said, in order. */
function through(facts: readonly (Saving | "settled")[]): { shown: Saving[]; said: Saving[] } {
  let words: SaveWords = firstWords("saved");
  const shown: Saving[] = [];
  const said: Saving[] = [];
  for (const fact of facts) {
    const next = fact === "settled" ? settled(words) : nextWords(words, fact);
    shown.push(next.shown);
    if (next.said && next.said !== words.said) said.push(next.said);
    words = next;
  }
  return { shown, said };
}

test("SV2 writing along in peace is never spoken about", () => {
  expect(through(["saving", "saved", "saving", "saved"]).said).toEqual([]);
});

test("SV2 each change for the worse is said, and that the connection is back once", () => {
  const { shown, said } = through(["saving", "late", "offline", "saving", "saved", "settled"]);
  expect(shown).toEqual(["saving", "late", "offline", "again", "again", "saved"]);
  expect(said).toEqual(["late", "offline", "again"]);
});

test("SV2 words that were late are said to be saved when they are", () => {
  expect(through(["saving", "late", "saving", "saved"]).said).toEqual(["late"]);
  expect(through(["saving", "late", "saved"]).said).toEqual(["late", "saved"]);
});

test("SV2 a connection that is lost again right away says so at once", () => {
  expect(through(["offline", "saving", "offline"]).shown).toEqual(["offline", "again", "offline"]);
});

test("SV2 a refused connection is said and never called connected again", () => {
  expect(through(["offline", "stopped"])).toEqual({ shown: ["offline", "stopped"], said: ["offline", "stopped"] });
});
