import { encodePutBack } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { plainText, replay, shownWords } from "../testing/shown-words.ts";
import { Rooms } from "./rooms.ts";

let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;
let drAli: HandPage;
let theirs: HandPage;

beforeEach(async () => {
  store = new MemoryNoteStore();
  clock = new HandClock();
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  drAli = await new HandPage(rooms, ali).open();
  theirs = await new HandPage(rooms, sam).open();
});

/** Waits until all that was sent is answered and seen. */
async function settle(...pages: readonly HandPage[]): Promise<void> {
  for (const each of pages.length > 0 ? pages : [drAli, theirs]) await until(() => each.isAnswered);
}

const block = (of: HandPage, number = 0): Y.XmlElement => {
  const found = of.doc.getXmlFragment("story").get(number);
  if (!(found instanceof Y.XmlElement)) throw new Error("no block");
  return found;
};

/** Writes a block anew as another kind, as y-prosemirror does. */
function writeAnew(of: HandPage, nodeName: string, number = 0): void {
  const old = of.line(number);
  const made = new Y.XmlElement(nodeName);
  const text = new Y.XmlText();
  text.applyDelta(old.toDelta());
  made.insert(0, [text]);
  if (nodeName === "heading") made.setAttribute("level", 2 as unknown as string); // reason: Yjs types attributes as strings
  of.doc.getXmlFragment("story").delete(number, 1);
  of.doc.getXmlFragment("story").insert(number, [made]);
}

/** Splits a block at `at`, as y-prosemirror does. */
function split(of: HandPage, at: number, number = 0): void {
  const old = of.line(number);
  const rest = plainText(old).slice(at);
  old.delete(at, rest.length);
  const made = new Y.XmlElement("paragraph");
  made.insert(0, [new Y.XmlText(rest)]);
  of.doc.getXmlFragment("story").insert(number + 1, [made]);
}

const shown = async (): Promise<string[][]> => shownWords(await replay(store, NOTE));

async function expectAllAlike(): Promise<void> {
  const fold = await replay(store, NOTE);
  for (const each of [drAli, theirs, await new HandPage(rooms, sam, page("w")).open()]) {
    expect(each.story).toBe(fold.doc.getXmlFragment("story").toJSON());
    expect(each.takenOut).toEqual(fold.takenOut());
  }
}

test("AU5: words written into a block while somebody else makes it a heading stand in the heading", async () => {
  drAli.type("How are the nights?");
  await settle();
  drAli.do(() => writeAnew(drAli, "heading"));
  theirs.do(() => theirs.line().insert(3, " bad"));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: How", "Sam:  bad", "Dr Ali:  are the nights?"]]);
  expect(block(drAli).nodeName).toBe("heading");
  await expectAllAlike();
});

test("AU5: words written into a block while somebody else takes it away get a block of their own, where it stood", async () => {
  drAli.type("one");
  drAli.do(() => split(drAli, 3));
  drAli.do(() => drAli.line(1).insert(0, "two"));
  drAli.do(() => split(drAli, 3, 1));
  drAli.do(() => drAli.line(2).insert(0, "three"));
  await settle();
  drAli.do(() => drAli.doc.getXmlFragment("story").delete(1, 1));
  theirs.do(() => theirs.line(1).insert(3, " and mine"));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: one"], ["Sam:  and mine"], ["Dr Ali: three"]]);
  await expectAllAlike();
});

test("AU5: words put back keep their marks, as one run", async () => {
  drAli.type("plain");
  theirs.do(() => theirs.line().insert(0, "loud ", { bold: {} }));
  await settle();
  theirs.do(() => theirs.line().insert(5, "and more ", { bold: {} }));
  drAli.do(() => drAli.doc.getXmlFragment("story").delete(0, 1));
  await settle();
  expect(theirs.line().toDelta()).toEqual([{ insert: "and more ", attributes: { bold: {} } }]);
  await expectAllAlike();
});

test("AU5: words that come too late take the marks of the words around them", async () => {
  theirs.do(() => theirs.line().insert(0, "loud", { bold: {} }));
  await settle();
  drAli.do(() => writeAnew(drAli, "heading"));
  theirs.do(() => theirs.line().insert(4, "er", { bold: {} }));
  await settle();
  expect(theirs.line().toDelta()).toEqual([{ insert: "louder", attributes: { bold: {} } }]);
  await expectAllAlike();
});

test("AU5, PL1: words written in the plan come back in the plan, in a line with the id of the one that is gone", async () => {
  const answer = (of: HandPage): Y.XmlFragment => of.doc.getXmlFragment("plan");
  theirs.do(() => {
    const line = answer(theirs).get(1);
    const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
    if (text instanceof Y.XmlText) text.insert(0, "walk");
  });
  drAli.do(() => answer(drAli).delete(1, 1));
  await settle();
  expect(answer(drAli).toJSON()).toContain(`<paragraph line="question0001">walk</paragraph>`);
  expect(drAli.story).not.toContain("walk");
  await expectAllAlike();
});

test("AU6: two who split the same block at once split it once, and no empty block stays", async () => {
  drAli.type("It began. Then it got worse.");
  await settle();
  drAli.do(() => split(drAli, 9));
  theirs.do(() => split(theirs, 9));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: It began."], ["Dr Ali:  Then it got worse."]]);
  await expectAllAlike();
});

test("AU6, AU14: an update and its mend travel as one, so that nobody sees a word twice", async () => {
  drAli.type("It began. Then it got worse.");
  await settle();
  const witness = await new HandPage(rooms, sam, page("w")).open();
  const seen: string[] = [];
  witness.doc.on("afterTransaction", () => seen.push(witness.story));
  drAli.do(() => split(drAli, 9));
  theirs.do(() => writeAnew(theirs, "heading"));
  await settle();
  expect(seen.length).toBeGreaterThan(1);
  for (const story of seen) expect(story.split("worse").length - 1).toBe(1);
  await expectAllAlike();
});

test("AU7: what somebody removed stays removed, though somebody else wrote the block anew at that moment", async () => {
  drAli.type("sad and angry");
  await settle();
  drAli.do(() => drAli.line().delete(3, 10));
  theirs.do(() => writeAnew(theirs, "heading"));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: sad"]]);
  expect(await replay(store, NOTE).then((fold) => fold.takenOut())).toEqual([]);
  await expectAllAlike();
});

test("AU7: removing reaches the words where they stand now", async () => {
  drAli.type("sad and angry");
  await settle();
  theirs.do(() => writeAnew(theirs, "heading"));
  drAli.do(() => drAli.line().delete(3, 10));
  await settle();
  expect(await shown()).toEqual([["Dr Ali: sad"]]);
  await expectAllAlike();
});

test("AU8: who takes out somebody else's words leaves a record; own words leave none", async () => {
  theirs.type("I do not want the tablets");
  await settle();
  theirs.do(() => theirs.line().delete(18, 7));
  drAli.do(() => drAli.line().delete(2, 7));
  await settle();
  expect(drAli.takenOut).toMatchObject([{ by: ali.id, of: sam.id, text: "do not " }]);
  await expectAllAlike();
});

test("AU8: letters taken out one by one are one record; after a while it is another", async () => {
  theirs.type("I do not want it");
  await settle();
  for (const at of [7, 6, 5, 4, 3, 2]) {
    drAli.do(() => drAli.line().delete(at, 1));
    await settle();
    clock.move(1_000);
  }
  expect(drAli.takenOut.map(({ text }) => text)).toEqual(["do not"]);
  clock.move(10_000);
  drAli.do(() => drAli.line().delete(2, 5));
  await settle();
  expect(drAli.takenOut.map(({ text }) => text)).toEqual(["do not", " want"]);
  await expectAllAlike();
});

test("AU8: putting back restores the words at their place, with author and marks, and the record goes", async () => {
  theirs.type("I want it");
  theirs.do(() => theirs.line().insert(2, "do not ", { bold: {} }));
  await settle();
  drAli.do(() => drAli.line().delete(2, 7));
  await settle();
  const [record] = theirs.takenOut;
  theirs.session.receive(encodePutBack(record?.id ?? ""));
  drAli.session.receive(encodePutBack(record?.id ?? ""));
  await until(() => theirs.takenOut.length === 0);
  expect(await shown()).toEqual([["Sam: I do not want it"]]);
  expect(drAli.line().toDelta()).toEqual([
    { insert: "I " },
    { insert: "do not ", attributes: { bold: {} } },
    { insert: "want it" },
  ]);
  await expectAllAlike();
});

test("AU8: a whole story taken out can be put back, block by block", async () => {
  theirs.type("first");
  theirs.do(() => split(theirs, 5));
  theirs.do(() => theirs.line(1).insert(0, "second"));
  await settle();
  drAli.do(() => drAli.doc.getXmlFragment("story").delete(0, 2));
  await settle();
  expect(theirs.takenOut.map(({ text }) => text)).toEqual(["first\nsecond"]);
  theirs.session.receive(encodePutBack(theirs.takenOut[0]?.id ?? ""));
  await until(() => theirs.takenOut.length === 0);
  expect(await shown()).toEqual([["Sam: first"], ["Sam: second"]]);
  await expectAllAlike();
});

test("AU8: what its author takes out too is nobody's to put back", async () => {
  theirs.type("I hate him and her");
  await settle();
  drAli.do(() => drAli.line().delete(2, 8));
  theirs.do(() => theirs.line().delete(2, 4));
  await settle();
  expect(drAli.takenOut.map(({ text }) => text)).toEqual([" him"]);
  await expectAllAlike();
});

test("AU5: a room that finds the mend missing at the end of the log makes it good before anybody sees the note", async () => {
  drAli.type("It began. Then it got worse.");
  await settle();
  drAli.do(() => split(drAli, 9));
  theirs.do(() => split(theirs, 9));
  await settle();
  const rows = await store.read(NOTE, 0);
  expect(rows.at(-1)?.kind).toBe("mend");
  const cut = new MemoryNoteStore();
  await cut.append(NOTE, 0, rows.slice(0, -1));
  const later = new Rooms({ store: cut, clock, random: Math.random, report: () => {} });
  const back = await new HandPage(later, sam, page("b")).open();
  expect(back.story).toBe(theirs.story);
  expect((await cut.read(NOTE, 0)).slice(0, rows.length).at(-1)?.kind).toBe("mend");
  expect((await replay(cut, NOTE)).doc.getXmlFragment("story").toJSON()).toBe(theirs.story);
});

test("RM1, RM4: the log gives the note at any moment, and a snapshot gives the same as the log", async () => {
  theirs.type("I do not want it");
  await settle();
  const { seq } = await replay(store, NOTE);
  drAli.do(() => drAli.line().delete(2, 7));
  drAli.do(() => split(drAli, 1));
  theirs.do(() => writeAnew(theirs, "heading"));
  await settle();
  expect(shownWords(await replay(store, NOTE, seq))).toEqual([["Sam: I do not want it"]]);
  await rooms.close();
  const snapshot = await store.snapshot(NOTE);
  const cold = await replay(store, NOTE);
  expect(snapshot?.seq).toBe(cold.seq);
  expect(snapshot).toEqual(cold.snapshot());
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  const back = await new HandPage(rooms, sam, page("b")).open();
  expect(back.takenOut).toEqual(cold.takenOut());
  back.session.receive(encodePutBack(back.takenOut[0]?.id ?? ""));
  await until(() => back.takenOut.length === 0);
  expect((await shown()).flat().join(" ")).toContain("do not");
});
