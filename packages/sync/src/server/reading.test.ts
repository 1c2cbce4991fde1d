import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import type { NoteStore } from "../note-store.ts";
import type { NoteView } from "../note-view.ts";
import { ali, HandClock, HandPage, NOTE, until } from "../testing/hand-page.ts";
import { Rooms } from "./rooms.ts";

let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
});

const story = ({ doc }: NoteView): string => doc.getXmlFragment("story").toJSON();

test("RM2: who reads a note from outside reads what is on disk, and is told when there is more", async () => {
  const page = await new HandPage(rooms, ali).open();
  let calls = 0;
  const stop = rooms.watch(NOTE, () => calls++);
  const { promise, resolve } = Promise.withResolvers<void>();
  const append = store.append.bind(store);
  store.append = async (...args) => {
    await promise;
    return append(...args);
  };
  page.type("hello");
  const early = rooms.read(NOTE, story);
  expect(calls).toBe(0);
  resolve();
  expect(await early).toContain("hello");
  await until(() => page.isAnswered);
  expect(calls).toBe(1);
  stop();
  page.type("and ");
  await until(() => page.isAnswered);
  expect(calls).toBe(1);
  expect(await rooms.read(NOTE, story)).toContain("and hello");
});

test("RM6: reading opens a note and lets it go again, and a watcher hears of what is written in the next room, too", async () => {
  let calls = 0;
  rooms.watch(NOTE, () => calls++);
  expect(await rooms.read(NOTE, ({ participants }) => participants)).toEqual([ali]);
  expect(rooms.size).toBe(1);
  clock.move(30_000);
  expect(rooms.size).toBe(0);
  const page = await new HandPage(rooms, ali).open();
  const before = calls;
  page.type("hello");
  await until(() => page.isAnswered);
  expect(calls).toBe(before + 1);
});

test("RM5: when the note can't be read, or its reader fails, who asked hears of it and nobody else", async () => {
  const page = await new HandPage(rooms, ali).open();
  const broken = rooms.read(NOTE, () => {
    throw new Error("a broken reader");
  });
  await expect(broken).rejects.toThrow("a broken reader");
  expect(page.closed).toBeUndefined();
  await rooms.close();
  store.read = () => Promise.reject(new Error("broken row"));
  await expect(rooms.read(NOTE, story)).rejects.toThrow("broken row");
});
