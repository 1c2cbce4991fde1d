import { outcomeKey, type OutcomeName, outcomesOf, planLines } from "@ourwords/note";
import { LIMITS, type Participant } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { replay } from "../testing/shown-words.ts";
import { verifyRows } from "../seal/verify-rows.ts";
import { Rooms } from "./rooms.ts";

const [WALK, RING, LATER] = ["question0001", "question0002", "question0003"];
let store: NoteStore;
let rooms: Rooms;
let alis: HandPage;
let sams: HandPage;
/** the row of the seal that keeps the first two lines */
let kept: number;

beforeEach(async () => {
  store = new MemoryNoteStore();
  await openRooms();
  await rooms.create(NOTE, ali);
  alis = await new HandPage(rooms, ali).open();
  sams = await new HandPage(rooms, sam).open();
  await write(WALK, "Walk to the river");
  await write(RING, "Ring on Friday");
  kept = await keep();
  await write(LATER, "Of today");
});

async function openRooms(): Promise<void> {
  rooms = new Rooms({ store, clock: new HandClock(), random: Math.random, report: () => {} });
}

const settle = async (): Promise<void> => {
  for (const each of [alis, sams]) await until(() => each.isAnswered);
};

async function write(line: string, words: string): Promise<void> {
  const text = planLines(sams.doc)
    .find(({ id }) => id === line)
    ?.block.get(0);
  if (!(text instanceof Y.XmlText)) throw new Error("the plan has lines");
  sams.do(() => text.insert(0, words));
  await settle();
}

async function keep(): Promise<number> {
  const row = await sams.standBy({ as: sam.id, kind: "seal" });
  if (typeof row !== "number") throw new Error(`it was not kept: ${row}`);
  return row;
}

const keyOf = (who: Participant, line = WALK, seal = kept): string =>
  outcomeKey({ seal, line: line ?? "", participant: who.id });

function say(by: HandPage, who: Participant, is: OutcomeName, line = WALK): void {
  by.do(() => by.doc.getMap("outcomes").set(keyOf(who, line), is));
}

/** What the log has. */
const said = async (): Promise<string[]> =>
  outcomesOf((await replay(store, NOTE)).doc, kept).map(
    ({ line, participant, is }) => `${[ali, sam].find(({ id }) => id === participant)?.name}: ${line} ${is}`,
  );

/** Each from a page of its own, in an update that holds nothing else. Answers why each was closed. */
async function tried(attacks: readonly ((outcomes: Y.Map<unknown>) => unknown)[]): Promise<unknown[]> {
  const closed: unknown[] = [];
  for (const [index, attack] of attacks.entries()) {
    const by = await new HandPage(rooms, ali, page(String.fromCharCode(97 + index))).open();
    const bare = new Y.Doc();
    bare.clientID = by.doc.clientID;
    attack(bare.getMap("outcomes"));
    by.send(Y.encodeStateAsUpdate(bare));
    await until(() => by.isAnswered);
    closed.push(by.closed);
    by.session.left();
  }
  return closed;
}

const each = (count: number, reason: string): string[] => Array.from({ length: count }, () => reason);

test("LT1, LT3: each says what became of a line, with all three words; a difference stays, and is changed and taken back by who said it", async () => {
  say(sams, sam, "did");
  say(alis, ali, "changed");
  say(alis, ali, "let-go", RING);
  await settle();
  expect(await said()).toEqual([`Dr Ali: ${WALK} changed`, `Sam: ${WALK} did`, `Dr Ali: ${RING} let-go`]);
  for (const { doc } of [alis, sams]) expect(outcomesOf(doc, kept)).toHaveLength(3);
  say(sams, sam, "changed");
  alis.do(() => alis.doc.getMap("outcomes").delete(keyOf(ali, RING)));
  await settle();
  expect(await said()).toEqual([`Dr Ali: ${WALK} changed`, `Sam: ${WALK} changed`]);
});

test("LT2: it is about the plan that was kept: also when the line is gone by now, or was written anew", async () => {
  sams.do(() => sams.doc.getXmlFragment("plan").delete(0, 4));
  await settle();
  say(sams, sam, "let-go");
  await settle();
  expect(sams.closed).toBeUndefined();
  expect(await said()).toEqual([`Sam: ${WALK} let-go`]);
});

test("LT2: it may come right behind the seal it is about, before anything else is on disk", async () => {
  // The row that the seal will be in: nothing else is on its way.
  const row = (await store.read(NOTE, 0)).length + 1;
  const asked = sams.standBy({ as: sam.id, kind: "seal" });
  sams.do(() => sams.doc.getMap("outcomes").set(keyOf(sam, LATER, row), "did"));
  say(sams, sam, "did");
  expect(await asked).toBe(row);
  await settle();
  expect(sams.closed).toBeUndefined();
  const { doc } = await replay(store, NOTE);
  expect(outcomesOf(doc, row)).toEqual([{ seal: row, line: LATER, participant: sam.id, is: "did" }]);
  expect(await said()).toEqual([`Sam: ${WALK} did`]);
});

test("LT2, RM6: it is known of a seal also once the note was closed and opened again", async () => {
  await rooms.close();
  await openRooms();
  sams = await new HandPage(rooms, sam, page("z")).open();
  say(sams, sam, "did");
  await until(() => sams.isAnswered);
  expect(sams.closed).toBeUndefined();
  expect(await said()).toEqual([`Sam: ${WALK} did`]);
});

test("GT4: nobody says it for somebody else, nor changes or takes back what they said", async () => {
  say(sams, sam, "let-go");
  await settle();
  expect(
    await tried([
      (outcomes) => outcomes.set(keyOf(sam), "did"),
      (outcomes) => outcomes.set(keyOf(sam, RING), "did"),
      (outcomes) => {
        outcomes.set(keyOf(sam), "did");
        outcomes.delete(keyOf(sam));
      },
    ]),
  ).toEqual(each(3, "foreign-voice"));
  alis.do(() => alis.doc.getMap("outcomes").delete(keyOf(sam)));
  await until(() => alis.closed);
  expect(alis.closed).toBe("foreign-voice");
  expect(await said()).toEqual([`Sam: ${WALK} let-go`]);
});

test("LT2: of what was not kept nobody says what became of it: no seal, a row that is none, a line of later, an empty line, no line", async () => {
  const lies = [
    keyOf(ali, WALK, kept + 100),
    keyOf(ali, WALK, 1),
    keyOf(ali, WALK, kept + 1),
    keyOf(ali, LATER),
    keyOf(ali, "question0004"),
    keyOf(ali, "nosuchline00"),
  ];
  expect(await tried(lies.map((key) => (outcomes) => outcomes.set(key, "did")))).toEqual(
    each(lies.length, "never-said"),
  );
  expect(await said()).toEqual([]);
});

test("GT3, LT1: nothing else gets into the map: no other word, type or key", async () => {
  const values = ["Did", "agree", "", true, 1, null, { is: "did" }, ["did"], new Y.XmlText("did"), new Y.Map()];
  const keys = [
    ali.id,
    `${WALK}/${ali.id}`,
    `0${kept}/${WALK}/${ali.id}`,
    `${kept}.0/${WALK}/${ali.id}`,
    `-1/${WALK}/${ali.id}`,
    `1e99/${WALK}/${ali.id}`,
    `${kept}/QUESTION0001/${ali.id}`,
    `${keyOf(ali)}/${ali.id}`,
  ];
  const attacks = [
    ...values.map((value) => (outcomes: Y.Map<unknown>) => outcomes.set(keyOf(ali), value)),
    ...keys.map((key) => (outcomes: Y.Map<unknown>) => outcomes.set(key, "did")),
  ];
  expect(await tried(attacks)).toEqual(each(attacks.length, "unknown-content"));
  expect(await said()).toEqual([]);
});

test("GT4: not many at once", async () => {
  const ids = Array.from({ length: LIMITS.entries + 1 }, (_, index) => `line${String(index).padStart(8, "0")}`);
  sams.do(() => {
    for (const id of ids) {
      const block = new Y.XmlElement("paragraph");
      sams.doc.getXmlFragment("plan").push([block]);
      block.insert(0, [new Y.XmlText("Walk")]);
      block.setAttribute("line", id);
    }
  });
  await settle();
  kept = await keep();
  const sayOf = (lines: readonly string[]) => (outcomes: Y.Map<unknown>) => {
    for (const id of lines) outcomes.set(keyOf(ali, id), "did");
  };
  expect(await tried([sayOf(ids), sayOf(ids.slice(1))])).toEqual(["bad-update", undefined]);
  expect(await said()).toHaveLength(LIMITS.entries);
});

test("LT4, SL1: what was said is in the next seal, which is made anew from the log as it was, and in no seal of before", async () => {
  say(sams, sam, "did");
  await settle();
  const next = await keep();
  const { content } = (await rooms.sealed(NOTE, next)) ?? {};
  expect(content?.maps).toEqual({ outcomes: [{ key: keyOf(sam), value: "did" }] });
  expect((await rooms.sealed(NOTE, kept))?.content.maps).toEqual({});
  expect(verifyRows(NOTE, await store.read(NOTE, 0), undefined)).toEqual({ seals: 2, signatures: 0, faults: [] });
});
