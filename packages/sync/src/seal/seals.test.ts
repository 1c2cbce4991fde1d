import {
  canonicalJson,
  encodePutBack,
  encodeSpeak,
  LIMITS,
  type Participant,
  type SealedContent,
} from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import type { NewRow } from "../log-row.ts";
import type { NoteStore } from "../note-store.ts";
import type { NoteThen } from "../note-view.ts";
import { encodeCheckBody } from "../row-body.ts";
import { NoteFold } from "../server/note-fold.ts";
import { Rooms } from "../server/rooms.ts";
import { ali, HandClock, HandPage, NOTE, page, person, sam, until } from "../testing/hand-page.ts";
import { replay } from "../testing/shown-words.ts";
import { holdingOf } from "./make-seal.ts";
import { encodeSignBody } from "./seal-body.ts";
import { contentHash, sealHash } from "./seal-hash.ts";
import { sealedContent } from "./sealed-content.ts";

let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;
let drAli: HandPage;
let sams: HandPage;

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  drAli = await new HandPage(rooms, ali).open();
  sams = await new HandPage(rooms, sam).open();
  sams.type("I sleep badly.");
  await until(() => sams.isAnswered && drAli.story.includes("sleep"));
});

const seal = (by: HandPage, as: Participant = by.session.participant) => by.standBy({ as: as.id, kind: "seal" });
const sign = (by: HandPage, row: number, as: Participant = by.session.participant) =>
  by.standBy({ as: as.id, kind: "sign", seal: row });
/** Who stands by each seal, the first of them who made it. */
const signers = (by: HandPage): string[][] =>
  by.seals.map((each) => each.signers.map((signer) => (signer.by === sam.id ? "Sam" : "Dr Ali")));
const sealRows = async (): Promise<number[]> =>
  (await store.read(NOTE, 0)).filter(({ kind }) => kind === "seal").map(({ seq }) => seq);
const held = async (row: number): Promise<SealedContent | undefined> => (await rooms.sealed(NOTE, row))?.content;
const words = (content: SealedContent | undefined): string =>
  (content?.story ?? []).map(({ pieces = [] }) => pieces.map(({ text }) => text).join("")).join("\n");

test("SL3: a seal is a row with the note as it is, who made it and who was there, and everybody is told", async () => {
  clock.move(7_000);
  const row = await seal(sams);
  expect(row).toBe((await store.read(NOTE, 0)).length);
  const [stored] = await store.read(NOTE, Number(row) - 1, 1);
  const text = new TextDecoder().decode(stored?.update);
  expect(canonicalJson(JSON.parse(text))).toBe(text);
  const kept = await rooms.sealed(NOTE, Number(row));
  expect(words(kept?.content)).toBe("I sleep badly.");
  expect(kept?.head).toMatchObject({ form: 1, note: NOTE, seq: row, at: 7_000, by: sam.id });
  expect(kept?.head.people.map(({ name, role, access }) => [name, role, access])).toEqual([
    ["Dr Ali", "person", "note"],
    ["Sam", "person", "note"],
  ]);
  expect(kept?.head.content).toBe(contentHash(kept?.content ?? { story: [], plan: [], maps: {}, takenOut: [] }));
  for (const each of [sams, drAli]) {
    expect(each.seals).toEqual([{ ...kept?.head, signers: [{ by: sam.id, at: 7_000 }] }]);
    expect(each.seals[0]?.hash).toBe(kept?.head.hash);
  }
  const late = await new HandPage(rooms, ali, page("l")).open();
  expect(late.seals).toEqual(sams.seals);
});

test("SL3: when both press at once there is one seal, and both stand by it", async () => {
  const both = await Promise.all([seal(sams), seal(drAli)]);
  expect(both[0]).toBe(both[1]);
  for (const each of [sams, drAli]) expect(signers(each)).toEqual([["Sam", "Dr Ali"]]);
  expect(await sealRows()).toHaveLength(2);
});

test("SL3, RM3: when both press at once on two servers there is one seal, and both stand by it", async () => {
  const other = new Rooms({ store, clock, random: Math.random, report: () => {} });
  const far = await new HandPage(other, ali, page("f")).open();
  const both = await Promise.all([seal(sams), seal(far)]);
  expect(both[0]).toBe(both[1]);
  expect(NoteFold.load(undefined, await store.read(NOTE, 0)).seals.map((each) => each.signers.length)).toEqual([2]);
  // Who was not behind hears of the other with the next thing that happens.
  drAli.type("more ");
  await until(() => drAli.isAnswered);
  for (const each of [sams, drAli]) expect(signers(each)[0]?.toSorted()).toEqual(["Dr Ali", "Sam"]);
});

test("SL3: who presses again while nothing has changed makes no row", async () => {
  const row = await seal(sams);
  expect(await seal(sams)).toBe(row);
  await seal(drAli);
  const rows = await sealRows();
  expect([await seal(drAli), await seal(sams)]).toEqual([row, row]);
  expect(await sealRows()).toEqual(rows);
});

test("SL3, SL6: after a change there is another seal, and the first still holds what it held", async () => {
  const first = Number(await seal(sams));
  const [before] = await store.read(NOTE, first - 1, 1);
  sams.type("Often ");
  await until(() => sams.isAnswered);
  const second = Number(await seal(drAli));
  expect(second).toBeGreaterThan(first);
  expect([words(await held(first)), words(await held(second))]).toEqual(["I sleep badly.", "Often I sleep badly."]);
  expect(await store.read(NOTE, first - 1, 1)).toEqual([before]);
  expect(signers(sams)).toEqual([["Sam"], ["Dr Ali"]]);
});

test("SL3: what was said of words, explained or taken out since is a change too; a pause, another look and a new page are none", async () => {
  const first = await seal(sams);
  await rooms.people(NOTE, [{ ...sam, look: "green" }]);
  await new HandPage(rooms, ali, page("z")).open();
  clock.move(1_000);
  expect(await seal(drAli)).toBe(first);
  const text = sams.line()._start;
  const key = `${text?.id.client}.${text?.id.clock}.1/${ali.id}`;
  drAli.do(() => drAli.doc.getMap("meanings").set(key, "you yourself"));
  const explained = await seal(drAli);
  expect(explained).not.toBe(first);
  drAli.do(() => drAli.line().delete(0, 2));
  const taken = await seal(drAli);
  expect(taken).not.toBe(explained);
  await until(() => sams.takenOut.length === 1);
  expect((await held(Number(taken)))?.takenOut).toEqual([{ by: ali.id, of: sam.id, at: 1_000, text: "I " }]);
  sams.session.receive(encodePutBack(sams.takenOut[0]?.id ?? ""));
  const back = Number(await seal(sams));
  expect(words(await held(back))).toBe("I sleep badly.");
  expect(signers(sams)).toEqual([["Sam", "Dr Ali"], ["Dr Ali"], ["Dr Ali"], ["Sam"]]);
});

test("SL3: who came only later does not stand by what they did not see: their seal is another", async () => {
  const first = await seal(sams);
  const robin = person("r", "Robin");
  const robins = await new HandPage(rooms, robin).open();
  expect(await sign(robins, Number(first))).toBe("not-here");
  const second = await seal(robins);
  expect(second).not.toBe(first);
  expect(robins.seals.map(({ people }) => people.map(({ name }) => name))).toEqual([
    ["Dr Ali", "Sam"],
    ["Dr Ali", "Robin", "Sam"],
  ]);
});

test("SL4: each stands by a seal for themselves, once, also when the note has gone on", async () => {
  const row = Number(await seal(sams));
  expect(await sign(drAli, row, sam)).toBe("not-yours");
  expect(await drAli.ask({ as: sam.id, kind: "seal" })).toBe("not-yours");
  sams.type("Later. ");
  await until(() => sams.isAnswered);
  clock.move(500);
  expect([await sign(drAli, row), await sign(drAli, row), await sign(sams, row)]).toEqual([row, row, row]);
  expect(sams.seals[0]?.signers).toEqual([
    { by: sam.id, at: 0 },
    { by: ali.id, at: 500 },
  ]);
  expect(await sign(drAli, row + 1)).toBe("no-seal");
  expect(await sign(drAli, 1)).toBe("no-seal");
});

test("SL4, AU2: at a shared screen each stands by it in their own voice; who only writes down somebody's words can't for them", async () => {
  await sams.ask({ as: sam.id, kind: "scribe", scribe: ali.id, may: true });
  await until(() => drAli.voiceOf(sam, ali));
  drAli.session.receive(encodeSpeak(drAli.voiceOf(sam, ali) ?? 0));
  expect(await drAli.ask({ as: sam.id, kind: "seal" })).toBe("not-yours");
  const shared = await new HandPage(rooms, ali, page("b"), { sharing: [sam] }).open();
  const row = await seal(shared, sam);
  expect(await seal(shared, ali)).toBe(row);
  const [made, signed] = (await store.read(NOTE, 0)).slice(-2);
  expect([made?.voice, signed?.voice]).toEqual([shared.voiceOf(sam), shared.voiceOf(ali)]);
});

test("SL3, IN4: who is out of the note neither makes a seal nor stands by one, and is kept in it only if words of theirs stand", async () => {
  const row = Number(await seal(drAli));
  const robin = person("r", "Robin");
  await rooms.people(NOTE, [
    { ...robin, access: "none" },
    { ...sam, access: "none" },
  ]);
  expect(await sign(sams, row)).toBe("not-here");
  expect(await seal(sams)).toBe("not-here");
  drAli.type("On my own. ");
  await until(() => drAli.isAnswered);
  await seal(drAli);
  expect(drAli.seals.at(-1)?.people.map(({ name, access }) => [name, access])).toEqual([
    ["Dr Ali", "note"],
    ["Sam", "none"],
  ]);
});

test("SL5, RM4: a cold load, and one from a snapshot in the middle, have the same seals; a note without any opens as before", async () => {
  const before = await replay(store, NOTE);
  expect([before.seals, NoteFold.load(before.snapshot(), []).seals, sams.seals]).toEqual([[], [], []]);
  await seal(sams);
  const middle = (await replay(store, NOTE)).snapshot();
  await seal(drAli);
  sams.type("Often ");
  await until(() => sams.isAnswered);
  await seal(drAli);
  const cold = await replay(store, NOTE);
  const warm = NoteFold.load(middle, await store.read(NOTE, middle.seq));
  for (const fold of [cold, warm, NoteFold.load(cold.snapshot(), [])]) {
    expect(fold.seals).toEqual(sams.seals);
    expect(holdingOf(fold).hash).toBe(fold.seals.at(-1)?.content);
  }
});

test("SL5, RM5: a row that signs what is no seal, what has another hash, or for who was not there, is never passed over", async () => {
  const row = Number(await seal(sams));
  const rows = await store.read(NOTE, 0);
  const hash = sams.seals[0]?.hash ?? "";
  const last = rows.at(-1);
  if (!last) throw new Error("no rows");
  const load = (update: Uint8Array): NoteFold =>
    NoteFold.load(undefined, [...rows, { ...last, seq: row + 1, update, trace: new Uint8Array() }]);
  const signature = { kind: "sign", by: ali.id, at: 0, seal: row, hash } as const;
  expect(load(encodeSignBody(signature)).seals[0]?.signers).toHaveLength(2);
  const wrong = [
    { ...signature, seal: row - 1 },
    { ...signature, hash: "0".repeat(64) },
    { ...signature, by: person("r", "Robin").id },
    { ...signature, by: sam.id },
  ];
  for (const body of wrong) expect(() => load(encodeSignBody(body))).toThrow("signs");
  expect(() => load(last.update)).toThrow("says that it is row");
  for (const text of ["{}", "null", '{"kind":"seal"}', '{"kind":"sign"}'])
    expect(() => load(new TextEncoder().encode(text))).toThrow("not one");
});

test("SL2: whatever is changed in a seal's head changes its hash", async () => {
  const row = Number(await seal(sams));
  const kept = await rooms.sealed(NOTE, row);
  if (!kept) throw new Error("no seal");
  const { hash, ...head } = kept.head;
  expect(sealHash(head)).toBe(hash);
  const [first, ...others] = head.people;
  if (!first) throw new Error("nobody");
  const changed = [
    { ...head, at: 1 },
    { ...head, by: ali.id },
    { ...head, seq: 1 },
    { ...head, content: "0".repeat(64) },
    { ...head, people: others },
    { ...head, people: [{ ...first, name: "Dr Ala" }, ...others] },
  ];
  expect(new Set([hash, ...changed.map(sealHash)]).size).toBe(changed.length + 1);
});

test("SL6: words that were written before a seal, and come after it, belong to the next one", async () => {
  const offline = drAli.edit(() => drAli.line().insert(0, "Written in the lift. "));
  const first = Number(await seal(sams));
  drAli.send(offline);
  await until(() => drAli.isAnswered);
  expect(words(await held(first))).toBe("I sleep badly.");
  const second = Number(await seal(sams));
  expect(words(await held(second))).toBe("Written in the lift. I sleep badly.");
  expect(signers(sams)).toEqual([["Sam"], ["Sam"]]);
});

test("SL7: a seal is compared with now: whose words are new, whose are gone and by whom, and whether anything has changed at all", async () => {
  const kept = await rooms.sealed(NOTE, Number(await seal(sams)));
  const since = () => rooms.read(NOTE, (view) => kept && view.since(kept));
  expect(await since()).toEqual({ same: true, added: [], gone: [], said: [] });
  drAli.do(() => drAli.line().delete(8, 5));
  drAli.do(() => drAli.line().insert(8, "well"));
  await until(() => drAli.isAnswered);
  expect(await since()).toEqual({
    same: false,
    added: [{ fragment: "story", voice: { author: ali.id }, text: "well" }],
    gone: [{ voice: { author: sam.id }, by: [{ author: ali.id }], text: "badly" }],
    said: [],
  });
  drAli.do(() => drAli.line().delete(8, 4));
  sams.session.receive(encodePutBack(sams.takenOut[0]?.id ?? ""));
  await until(() => sams.takenOut.length === 0 && drAli.isAnswered);
  expect(await since()).toEqual({ same: true, added: [], gone: [], said: [] });
  sams.do(() => {
    const heading = new Y.XmlElement("heading");
    heading.setAttribute("level", 2 as unknown as string); // reason: Yjs's type is too narrow
    sams.doc.getXmlFragment("story").push([heading]);
    heading.insert(0, [new Y.XmlText()]);
  });
  await until(() => sams.isAnswered);
  expect(await since()).toEqual({ same: false, added: [], gone: [], said: [] });
});

test("SL7: what was explained, put otherwise or taken back since is told by its key, with what was said then and now", async () => {
  const text = sams.line()._start;
  const key = (clock: number, who: Participant): string =>
    `${text?.id.client}.${Number(text?.id.clock) + clock}.1/${who.id}`;
  const explain = async (by: HandPage, at: string, words: string): Promise<void> => {
    by.do(() => by.doc.getMap("meanings").set(at, words));
    await until(() => by.isAnswered);
  };
  await explain(drAli, key(0, ali), "you");
  await explain(drAli, key(1, ali), "the same");
  await explain(sams, key(0, sam), "me");
  const kept = await rooms.sealed(NOTE, Number(await seal(sams)));
  await explain(drAli, key(0, ali), "the one who speaks");
  await explain(drAli, key(2, ali), "new");
  sams.do(() => sams.doc.getMap("meanings").delete(key(0, sam)));
  await until(() => sams.isAnswered);
  const since = await rooms.read(NOTE, (view) => kept && view.since(kept));
  expect(since?.said).toEqual([
    { map: "meanings", key: key(0, ali), before: "you", now: "the one who speaks" },
    { map: "meanings", key: key(0, sam), before: "me" },
    { map: "meanings", key: key(2, ali), now: "new" },
  ]);
});

test("SL5: a row that is no seal answers none, and one that is not there is an error", async () => {
  const row = Number(await seal(sams));
  await seal(drAli);
  expect(await rooms.sealed(NOTE, 1)).toBeUndefined();
  expect(await rooms.sealed(NOTE, row + 1)).toBeUndefined();
  expect(await rooms.sealed(NOTE, row + 2)).toBeUndefined();
  await expect(rooms.sealed(NOTE, row + 9)).rejects.toThrow();
});

test("SL11: nobody makes more than twelve seals of a note in an hour; others still may, and to stand by one is not limited", async () => {
  const again = (): void => void sams.type("More. ");
  for (let made = 0; made < LIMITS.seals; made++) {
    clock.move(60_000);
    again();
    expect(await seal(sams)).toBeTypeOf("number");
  }
  again();
  expect(await seal(sams)).toBe("too-often");
  expect(await sealRows()).toHaveLength(LIMITS.seals);
  const row = await seal(drAli);
  expect(row).toBeTypeOf("number");
  expect(await seal(sams)).toBe(row);
  again();
  expect(await seal(sams)).toBe("too-often");
  clock.move(3_600_000 - (LIMITS.seals - 1) * 60_000 - 1);
  expect(await seal(sams)).toBe("too-often");
  clock.move(1);
  expect(await seal(sams)).toBeTypeOf("number");
});

/** What is read in pieces waits between them: here until nothing is left to wait for. */
async function passingTime<T>(work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => (isDone = true));
  void done.catch(() => {});
  await until(() => {
    clock.move(0);
    return isDone;
  });
  return done;
}
const then = <T>(row: number, look: (note: NoteThen) => T): Promise<T | undefined> =>
  passingTime(rooms.readThen(NOTE, row, look));

test("SL10: a note is read as a seal kept it, letter by letter and by its authors, with who stands by it now and the names of then", async () => {
  const row = Number(await seal(sams));
  drAli.do(() => drAli.line().delete(8, 5));
  await until(() => drAli.isAnswered && sams.takenOut.length === 1);
  await rooms.people(NOTE, [{ ...sam, name: "Samira" }]);
  await sign(drAli, row);
  const held = await then(row, (kept) => ({
    content: sealedContent(kept.doc, kept.ledger, kept.takenOut()),
    names: kept.participants.map(({ name }) => name),
    signers: kept.seal.signers.map(({ by }) => by),
  }));
  expect(held).toEqual({
    content: (await rooms.sealed(NOTE, row))?.content,
    names: ["Dr Ali", "Sam"],
    signers: [sam.id, ali.id],
  });
  expect(sams.story).toContain("I sleep .");
  expect(await then(row + 1, () => "looked")).toBeUndefined();
  expect(await then(1, () => "looked")).toBeUndefined();
  expect(await then(Number.NaN, () => "looked")).toBeUndefined();
});

test("SL10, RM4: it makes no difference whether the reading begins at a snapshot from before the seal, and one from after it is left", async () => {
  const rows: number[] = [];
  for (const word of ["One. ", "Two. ", "Three. "]) {
    sams.type(word);
    await until(() => sams.isAnswered);
    rows.push(Number(await seal(sams)));
    if (word === "Two. ") await store.putSnapshot(NOTE, NoteFold.load(undefined, await store.read(NOTE, 0)).snapshot());
  }
  for (const row of rows)
    expect(await then(row, ({ doc, ledger, takenOut }) => sealedContent(doc, ledger, takenOut()))).toEqual(
      (await rooms.sealed(NOTE, row))?.content,
    );
});

test("SL10, RM2: a long note is read in pieces, and who types meanwhile is answered", async () => {
  for (let word = 0; word < 450; word++) sams.type("a ");
  await until(() => sams.isAnswered);
  const row = Number(await seal(sams));
  let isRead = false;
  const reading = rooms.readThen(NOTE, row, () => (isRead = true));
  sams.type("still typing ");
  await until(() => sams.isAnswered);
  expect(isRead).toBe(false);
  expect(await passingTime(reading)).toBe(true);
});

test("SL9, SL10: what the rows make is never handed out as a seal that does not hold it", async () => {
  const row = Number(await seal(sams));
  const rows = await store.read(NOTE, 0);
  const edit = rows.findLastIndex(({ kind }) => kind === "edit");
  store = new MemoryNoteStore();
  await store.append(
    NOTE,
    0,
    rows.map((each, index) => (index === edit ? { ...each, kind: "check", update: encodeCheckBody([]) } : each)),
  );
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await expect(then(row, () => "looked")).rejects.toThrow("not what it holds");
});

test("SL2, RM5: a seal that does not hold what its hash says is an error, and is not shown", async () => {
  const row = Number(await seal(sams));
  const rows = await store.read(NOTE, 0);
  const text = new TextDecoder().decode(rows.at(-1)?.update).replace("badly", "well ");
  const update = new TextEncoder().encode(text);
  store = new MemoryNoteStore();
  await store.append(NOTE, 0, [...rows.slice(0, -1), { ...rows[row - 1], update } as NewRow]); // reason: the row is there
  const other = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await expect(other.sealed(NOTE, row)).rejects.toThrow("not what its hash says");
});

test("GT1: a request that is cut short closes the page that sent it, and makes no seal", async () => {
  sams.session.receive(new Uint8Array([20, 1, 22, ...new TextEncoder().encode(sam.id), 3]));
  expect(sams.closed).toBe("bad-frame");
  expect(await sealRows()).toEqual([]);
});
