import type { CharRange } from "@ourwords/protocol";
import { beforeEach, expect, test } from "vitest";
import { resolve } from "./resolve.ts";
import { ali, HandNote, said, sam } from "./testing/hand-note.ts";
import type { HandPage } from "./testing/hand-page.ts";

let note: HandNote;
let drAli: HandPage;
let theirs: HandPage;
/** Sam's "walking helps" as it was first written, in the middle of a line. */
let quote: CharRange[];

beforeEach(() => {
  note = new HandNote();
  drAli = note.page({ client: 11, author: ali });
  theirs = note.page({ client: 12, author: sam });
  theirs.type(0, 0, "Mornings are hard but walking helps a bit");
  note.settle();
  quote = theirs.characters(0, 22, 13);
});

const resolved = (): string[] => said(resolve(note.doc, note.ledger, quote));

test("AU11: named words are what they say now, under their author", () => {
  expect(resolved()).toEqual(["Sam: walking helps"]);
  drAli.type(0, 29, " outside");
  note.settle();
  expect(resolved()).toEqual(["Sam: walking helps"]);
});

test("AU11: words are found after somebody split, moved and rewrote the block they stand in", () => {
  drAli.split(0, 29);
  note.settle();
  expect(resolved()).toEqual(["Sam: walking helps"]);
  drAli.move(1, 0);
  note.settle();
  expect(drAli.lines).toEqual([" helps a bit", "Mornings are hard but walking"]);
  expect(resolved()).toEqual(["Sam:  helpswalking"]);
  drAli.move(1, 1, "heading");
  note.settle();
  expect(resolved()).toEqual(["Sam:  helpswalking"]);
});

test("AU11: a copy may be named as well as its original", () => {
  drAli.split(0, 22);
  note.settle();
  quote = drAli.characters(1, 0, 7);
  expect(quote.every(({ client }) => client === 11)).toBe(true);
  expect(resolved()).toEqual(["Sam: walking"]);
});

test("AU11: what lives nowhere any more is left out", () => {
  drAli.take(0, 22, 8);
  note.settle();
  expect(resolved()).toEqual(["Sam: helps"]);
  theirs.take(0, 0, theirs.text(0).length);
  note.settle();
  expect(resolved()).toEqual([]);
});

test("AU11: words that were put back are found where they stand now", () => {
  drAli.take(0, 22, 8);
  note.settle();
  expect(resolved()).toEqual(["Sam: helps"]);
  note.putBack(note.keeper.takenOut.entries[0]?.id ?? "");
  expect(theirs.lines).toEqual(["Mornings are hard but walking helps a bit"]);
  expect(resolved()).toEqual(["Sam: walking helps"]);
});

test("AU11: words of two people are said one after the other, each under their author", () => {
  drAli.type(0, 29, " really");
  note.settle();
  quote = theirs.characters(0, 22, 20);
  expect(resolved()).toEqual(["Sam: walking", "Dr Ali:  really", "Sam:  helps"]);
});

test("AU11: the same letters written by somebody else are not the words that were named", () => {
  theirs.take(0, 22, 13);
  drAli.type(0, 0, "walking helps, ");
  note.settle();
  expect(resolved()).toEqual([]);
});
