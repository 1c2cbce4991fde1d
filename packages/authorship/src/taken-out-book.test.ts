import type { CharRange } from "@ourwords/protocol";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { ali, HandNote, robin, sam } from "./testing/hand-note.ts";
import type { HandPage } from "./testing/hand-page.ts";
import { newsBetween } from "./taken-out-book.ts";

let note: HandNote;
let drAli: HandPage;
let theirs: HandPage;

beforeEach(() => {
  note = new HandNote();
  drAli = note.page({ client: 11, author: ali });
  theirs = note.page({ client: 12, author: sam });
  theirs.type(0, 0, "I do not want the tablets");
  note.settle();
});

const records = (): string[] => note.keeper.takenOut.entries.map((entry) => note.keeper.takenOut.recordOf(entry).text);

/** Where a record is shown: the line's text up to there. */
function placeOf(index = 0): string {
  const entry = note.keeper.takenOut.entries[index];
  const at = Y.createAbsolutePositionFromRelativePosition(
    Y.decodeRelativePosition(entry?.place ?? new Uint8Array()),
    note.doc,
  );
  return at?.type instanceof Y.XmlText ? at.type.toString().slice(0, at.index) : "nowhere";
}

/** The identities of letters that stand in the first line, which one page wrote in one go. */
function first({ story }: HandPage, at: number, length: number): CharRange[] {
  const block = story.get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  let item = text instanceof Y.XmlText ? text._start : null;
  while (item && (item.deleted || !(item.content instanceof Y.ContentString))) item = item.right;
  if (!item) throw new Error("nothing is written");
  return [{ client: item.id.client, clock: item.id.clock + at, length }];
}

function take(page: HandPage, at: number, length: number): void {
  page.take(0, at, length);
  note.settle();
}

test("AU8: what one person takes out at one place within 5 s of the last is one record", () => {
  take(drAli, 8, 1);
  note.now += 5_000;
  take(drAli, 7, 1);
  note.now += 5_000;
  take(drAli, 6, 1);
  expect(records()).toEqual(["ot "]);
  note.now += 5_001;
  take(drAli, 5, 1);
  expect(records()).toEqual(["ot ", "n"]);
});

test("AU8: what is taken out elsewhere, or by somebody else, is a record of its own", () => {
  const robins = note.page({ client: 13, author: robin });
  take(drAli, 0, 2);
  take(drAli, 12, 4);
  take(robins, 0, 3);
  expect(note.keeper.takenOut.entries.map(({ by }) => by)).toEqual([ali, ali, robin]);
  expect(records()).toEqual(["I ", "the ", "do "]);
});

test("AU8: a record says its words in the order they stood in, whatever was taken first", () => {
  take(drAli, 5, 4);
  take(drAli, 2, 3);
  expect(records()).toEqual(["do not "]);
});

test("AU8: what is removed a second time is taken out once, by who was first", () => {
  const robins = note.page({ client: 13, author: robin });
  drAli.take(0, 2, 7);
  robins.take(0, 5, 8);
  note.settle();
  expect(note.keeper.takenOut.entries.map(({ by }) => by)).toEqual([ali, robin]);
  expect(records()).toEqual(["do not ", "want"]);
});

test("AU8: only what is still gone, and not by its own author, stays in a record", () => {
  drAli.take(0, 2, 7);
  theirs.take(0, 5, 4);
  note.settle();
  expect(records()).toEqual(["do "]);
  note.putBack(note.keeper.takenOut.entries[0]?.id ?? "");
  expect(records()).toEqual([]);
  expect(theirs.lines).toEqual(["I do want the tablets"]);
});

test("AU8: what its author removed too shows again when the author takes that back", () => {
  const named = first(theirs, 2, 7);
  drAli.take(0, 2, 7);
  theirs.take(0, 2, 7);
  note.settle();
  expect(records()).toEqual([]);
  theirs.revive(0, 2, "do not ", named);
  note.settle();
  expect(theirs.lines).toEqual(["I want the tablets"]);
  expect(records()).toEqual(["do not "]);
});

test("AU8: where two removed the same words and the first takes that back, the second's record shows", () => {
  const robins = note.page({ client: 13, author: robin });
  const named = first(theirs, 2, 7);
  drAli.take(0, 2, 7);
  robins.take(0, 2, 7);
  note.settle();
  expect(note.keeper.takenOut.entries.map(({ by }) => by)).toEqual([ali]);
  drAli.revive(0, 2, "do not ", named);
  note.settle();
  expect(note.keeper.takenOut.entries.map(({ by }) => by)).toEqual([robin]);
  expect(records()).toEqual(["do not "]);
});

test("AU8: a scribe who takes out words of whom they write for leaves a record too", () => {
  const scribe = note.page({ client: 14, author: sam, scribe: ali });
  take(scribe, 2, 7);
  expect(note.keeper.takenOut.entries).toMatchObject([{ by: ali, of: sam }]);
});

test("AU8: a record is shown behind the letter it stood behind, and finds a new place when that goes", () => {
  take(drAli, 5, 4);
  expect(placeOf()).toBe("I do ");
  theirs.type(0, 5, "really ");
  note.settle();
  expect(placeOf()).toBe("I do ");
  take(theirs, 2, 3);
  expect(placeOf()).toBe("I ");
  drAli.split(0, 1);
  note.settle();
  expect(placeOf()).toBe(" ");
  expect(drAli.lines).toEqual(["I", " really want the tablets"]);
});

test("AU8: words from several lines are said line by line, and are shown where a line is left", () => {
  theirs.split(0, 8);
  theirs.split(0, 4);
  note.settle();
  drAli.do(() => drAli.story.delete(1, 2));
  note.settle();
  expect(records()).toEqual([" not\n want the tablets"]);
  expect(placeOf()).toBe("I do");
});

test("AU8: pages are told of what changed and what is gone, and of nothing else", () => {
  take(drAli, 0, 2);
  note.now += 60_000;
  const [kept] = note.keeper.takenOut.entries;
  take(drAli, 8, 4);
  const before = note.keeper.takenOut.entries;
  const [, second] = before;
  note.putBack(second?.id ?? "");
  expect(newsBetween(before, note.keeper.takenOut.entries)).toEqual({ gone: [second?.id], changed: [] });
  expect(newsBetween([], before)).toEqual({ gone: [], changed: before });
  expect(note.keeper.takenOut.entries[0]).toBe(kept);
});

test("AU8: two records never have one name, though both begin with the same letter", () => {
  const robins = note.page({ client: 13, author: robin });
  drAli.take(0, 2, 7);
  robins.take(0, 2, 11);
  note.settle();
  expect(records()).toEqual(["do not ", "want"]);
  expect(new Set(note.keeper.takenOut.entries.map(({ id }) => id)).size).toBe(2);
});
