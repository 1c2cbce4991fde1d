import { decodePeople, decodeSince, type Participant } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import type { NoteStore } from "../note-store.ts";
import type { RoomEvent } from "../ports.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { replay } from "../testing/shown-words.ts";
import { Rooms } from "./rooms.ts";

let clock: HandClock;
let store: NoteStore;
let events: RoomEvent[];
let rooms: Rooms;

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  events = [];
  rooms = new Rooms({ store, clock, random: Math.random, report: (event) => events.push(event) });
  await rooms.create(NOTE, ali);
});

const told = (by: HandPage): readonly Participant[] | undefined =>
  by.frames.map(decodePeople).findLast((each) => each !== undefined)?.participants;

test("IN4: a new name, look or label is on disk and told to everybody", async () => {
  const one = await new HandPage(rooms, ali).open();
  await new HandPage(rooms, sam).open();
  const renamed: Participant = { ...sam, name: "Sammy", look: "green", label: "me" };
  await rooms.people(NOTE, [renamed]);
  expect(told(one)).toContainEqual(renamed);
  expect((await replay(store, NOTE)).participants.get(sam.id)).toEqual(renamed);
  const rows = await store.read(NOTE, 0);
  await rooms.people(NOTE, [renamed]);
  expect(await store.read(NOTE, 0)).toEqual(rows);
});

test("IN4: a note that nobody has open keeps it, and is let go again", async () => {
  await rooms.people(NOTE, [{ ...ali, name: "Alia" }]);
  expect((await replay(store, NOTE)).participants.get(ali.id)?.name).toBe("Alia");
  expect(rooms.size).toBe(1);
  clock.move(30_000);
  expect(rooms.size).toBe(0);
});

test("RM6: a note opened only to be told is let go, also when somebody came and went meanwhile, and not under whoever is in it", async () => {
  await rooms.people(NOTE, [{ ...ali, name: "Alia" }]);
  clock.move(20_000);
  const one = await new HandPage(rooms, ali).open();
  clock.move(60_000);
  expect(rooms.size).toBe(1);
  await rooms.people(NOTE, [{ ...ali, name: "Ali" }]);
  one.session.left();
  clock.move(29_999);
  expect(rooms.size).toBe(1);
  clock.move(1);
  expect(rooms.size).toBe(0);
});

test("RM2 IN4: while the disk fails nobody is told who has changed; when it works it is told once, and the one who waits hears that it is not stored yet", async () => {
  const one = await new HandPage(rooms, ali).open();
  const append = store.append.bind(store);
  store.append = () => Promise.reject(new Error("disk full"));
  await expect(rooms.people(NOTE, [sam])).rejects.toMatchObject({ name: "CannotStoreError" });
  // A second one comes while the first waits for the disk.
  await expect(rooms.people(NOTE, [{ ...ali, name: "Dr A." }])).rejects.toMatchObject({ name: "CannotStoreError" });
  expect([events.map(({ kind }) => kind), told(one)]).toEqual([["append-failed"], undefined]);
  store.append = append;
  clock.move(1_000);
  await until(() => told(one)?.some(({ name }) => name === "Dr A."));
  expect(told(one)).toContainEqual(sam);
  const rows = await store.read(NOTE, 0);
  await rooms.people(NOTE, [sam]);
  expect(await store.read(NOTE, 0)).toEqual(rows);
});

test("RM5: when the note can't be read, who asked hears of it", async () => {
  store.read = () => Promise.reject(new Error("broken row"));
  await expect(rooms.people(NOTE, [sam])).rejects.toThrow("broken row");
});

test("IN4: who is taken out is out at once, their name stays, and a page that they only share comes back without them", async () => {
  const own = await new HandPage(rooms, sam).open();
  const shared = await new HandPage(rooms, ali, page("b"), { sharing: [sam] }).open();
  const other = await new HandPage(rooms, ali).open();
  rooms.revoke(NOTE, sam.id, "removed");
  expect([own.closed, shared.closed, other.closed]).toEqual(["removed", "people-changed", undefined]);
  await rooms.people(NOTE, [{ ...sam, access: "none" }]);
  expect(told(other)).toContainEqual({ ...sam, access: "none" });
  const again = await new HandPage(rooms, ali, page("b")).open();
  expect(again.welcome?.writers).toEqual([ali.id]);
  expect(again.welcome?.voices.map(({ author }) => author)).toEqual([ali.id]);
});

test("GT2: a page that comes in for somebody who shares it takes it over: no two lines have one voice", async () => {
  const shared = await new HandPage(rooms, ali, page("b"), { sharing: [sam] }).open();
  const own = await new HandPage(rooms, sam, page("b")).open();
  expect(shared.closed).toBe("taken-over");
  expect(own.closed).toBeUndefined();
});

/** What Sam's page is told is new, out of all that Dr Ali ever typed; `undefined` when it is told nothing. */
async function news(sinceSeq: number, typed: string): Promise<string | undefined> {
  const sams = await new HandPage(rooms, sam, page("n"), { sinceSeq, sinceAt: 7 }).open();
  const since = (): ReturnType<typeof decodeSince> => sams.frames.map(decodeSince).find((each) => each !== undefined);
  await until(() => since() ?? events.length > 0);
  sams.session.left();
  expect(since()?.at ?? 7).toBe(7);
  return since()
    ?.ranges.map(({ clock: at, length }) => typed.slice(at, at + length))
    .join("|");
}

test("IN4: who comes back is told what others wrote meanwhile and what of it stands, and nothing of what they had seen", async () => {
  const sams = await new HandPage(rooms, sam).open();
  const one = await new HandPage(rooms, ali).open();
  one.type("seen ");
  await until(() => one.isAnswered && sams.story.includes("seen"));
  sams.type("Sam ");
  await until(() => sams.isAnswered);
  const { seen } = sams.session;
  sams.session.left();
  one.type("new words ");
  one.do(() => one.line().delete(0, 4));
  await until(() => one.isAnswered);
  expect(await news(seen, "seen new words ")).toBe("words ");
});

test("IN4: when nothing is new that is told too; who was never here is told nothing; and what can't be read holds nobody up", async () => {
  const one = await new HandPage(rooms, ali).open();
  expect(await news(one.session.seen, "")).toBe("");
  const first = await new HandPage(rooms, sam, page("p")).open();
  one.type("hello");
  await until(() => one.isAnswered && first.story.includes("hello"));
  expect(first.frames.some((frame) => decodeSince(frame))).toBe(false);
  const read = store.read.bind(store);
  store.read = () => Promise.reject(new Error("not now"));
  expect(await news(1, "hello")).toBeUndefined();
  store.read = read;
  expect(events.map(({ kind }) => kind)).toEqual(["since-failed"]);
});
