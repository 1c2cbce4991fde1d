import type { CopyRun } from "@ourwords/protocol";
import { expect, test } from "vitest";
import type { Characters } from "./characters.ts";
import { claimed, isAnagram } from "./claimed.ts";
import { Ledger } from "./ledger.ts";
import type { Match } from "./match.ts";

/** Letters in order, `client`'s, from clock 0 on. */
const written = (client: number, text: string): Characters => ({
  text,
  stretches: [0],
  clients: Array.from(text, () => client),
  clocks: Array.from(text, (_, at) => at),
});

const [OLD, NEW] = [1, 2];

/** `length` letters at `to` of what is written are those at `from` of what stood before. */
const copy = (to: number, from: number, length: number): CopyRun => ({
  client: NEW,
  clock: to,
  length,
  originClient: OLD,
  originClock: from,
});

const ask = (deleted: string, inserted: string, ...claims: CopyRun[]): Match[] =>
  claimed(claims, written(OLD, deleted), written(NEW, inserted), new Ledger());

test("AU3: single letters that a page moves are the same letters", () => {
  expect(ask("abc", "XcbY", copy(1, 2, 1), copy(2, 1, 1))).toEqual([
    { from: 2, to: 1, length: 1 },
    { from: 1, to: 2, length: 1 },
  ]);
});

test("AU3: what a page does not claim is new, also where it is equal", () => {
  expect(ask("not yet", "not yet")).toEqual([]);
});

test("AU3: letters that say each on its own what a run would say are one run", () => {
  expect(ask("abc", "abc", copy(0, 0, 1), copy(1, 1, 1), copy(2, 2, 1))).toEqual([{ from: 0, to: 0, length: 3 }]);
});

test("AU3: another letter, one that the update does not name, or that it does not write is not believed", () => {
  expect(ask("not yet", "agreed", copy(0, 0, 6))).toEqual([]);
  expect(ask("no", "no more", copy(0, 0, 7))).toEqual([{ from: 0, to: 0, length: 2 }]);
  expect(ask("no", "no", { ...copy(0, 0, 2), originClient: 7 }, { ...copy(0, 0, 2), client: 7 })).toEqual([]);
});

test("AU3: no letter is two, and none is written twice", () => {
  expect(ask("no", "nono", copy(0, 0, 2), copy(2, 0, 2))).toEqual([{ from: 0, to: 0, length: 2 }]);
  expect(ask("nono", "no", copy(0, 0, 2), copy(0, 2, 2))).toEqual([{ from: 0, to: 0, length: 2 }]);
});

test("AU3: a page that knows a letter as another copy of the same original means that letter", () => {
  const ledger = new Ledger();
  ledger.copy({ client: 5, clock: 0, length: 2, originClient: 9, originClock: 0 });
  ledger.copy({ client: OLD, clock: 0, length: 2, originClient: 9, originClock: 0 });
  const claims = [{ ...copy(0, 0, 2), originClient: 5 }];
  expect(claimed(claims, written(OLD, "no"), written(NEW, "no"), ledger)).toEqual([{ from: 0, to: 0, length: 2 }]);
});

test("AU3: claims of an anagram are told from those of a move", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const backwards = Array.from(letters).toReversed().join("");
  const all = Array.from(letters).map((_, at) => copy(at, letters.length - 1 - at, 1));
  expect(isAnagram(ask(letters, backwards, ...all))).toBe(true);
  expect(isAnagram(ask("not yet", "yet not", copy(0, 4, 3), copy(3, 3, 1), copy(4, 0, 3)))).toBe(false);
});

test("AU3: a claim longer than any text is read no further than the text", () => {
  expect(ask("no", "no", copy(0, 0, Number.MAX_SAFE_INTEGER))).toEqual([{ from: 0, to: 0, length: 2 }]);
});
