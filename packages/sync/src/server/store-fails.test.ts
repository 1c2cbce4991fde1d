import { decodeStoring } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import { connectNote } from "../client/note-connection.ts";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { MemoryLine } from "../testing/memory-network.ts";
import { Rooms } from "./rooms.ts";

let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;
let heal: () => void;

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  rooms = new Rooms({ store, clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  const append = store.append.bind(store);
  heal = () => {
    store.append = append;
  };
});

const fail = (): void => {
  store.append = () => Promise.reject(new Error("database or disk is full"));
};

test("RM2: all that was typed while the disk failed arrives in order, once, within 2 s of its end, however long it lasted", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  fail();
  for (const letter of "edcba") one.type(letter);
  await until(() => two.frames.map(decodeStoring).includes(false));
  for (let second = 0; second < 60; second++) {
    clock.move(1_000);
    await until(() => true);
  }
  expect([one.saved, two.line().toString()]).toEqual([undefined, ""]);
  heal();
  clock.move(2_000);
  await until(() => one.saved === 5);
  expect(two.line().toString()).toBe("abcde");
  const cold = await new HandPage(new Rooms({ store, clock, random: Math.random, report: () => {} }), sam).open();
  expect(cold.story).toBe(two.story);
});

test("RM2: while the disk fails, what is stored is read, without what is not; and a deed is refused by name", async () => {
  const one = await new HandPage(rooms, ali).open();
  one.type("stored ");
  await until(() => one.saved === 1);
  fail();
  one.type("unstored ");
  await until(() => one.frames.map(decodeStoring).includes(false));
  const read = await rooms.read(NOTE, ({ doc }) => doc.getXmlFragment("story").toJSON());
  expect(read).toContain("stored");
  expect(read).not.toContain("unstored");
  const renamed = rooms.people(NOTE, [{ ...ali, name: "Dr A." }]);
  await expect(renamed).rejects.toMatchObject({ name: "CannotStoreError" });
  heal();
  clock.move(250);
  await until(() => one.saved === 2);
  expect(await rooms.read(NOTE, ({ doc }) => doc.getXmlFragment("story").toJSON())).toContain("unstored");
});

test("SV2: a page says at once that words are not saved when the server says it can't store, and is saved again after", async () => {
  const { line, flow, save, write } = await openPage();
  fail();
  write("a");
  await flow(() => save() === "late");
  heal();
  clock.move(250);
  await flow(() => save() === "saved");
  line.cut();
});

test("SV2: a page that gets no answer for 1.5 s says so, also while somebody types on", async () => {
  const { save, write } = await openPage();
  for (let tenth = 0; tenth < 15; tenth++) {
    write("x");
    expect(save()).toBe("saving");
    clock.move(100);
  }
  expect(save()).toBe("late");
});

async function openPage() {
  const who = { note: NOTE, participant: ali, page: page("c") };
  const line = new MemoryLine(rooms, who);
  const connection = connectNote({ url: "ws://memory", as: undefined, WebSocket: line.WebSocket, clock, ...who });
  const flow = (condition: () => unknown): Promise<void> =>
    until(() => {
      line.up();
      line.down();
      return condition();
    });
  const save = (): string | undefined => {
    const state = connection.state();
    return state.phase === "open" ? state.save : undefined;
  };
  await flow(() => save() === "saved");
  const write = (text: string): void => {
    const block = connection.doc.getXmlFragment("story").get(0);
    const words = "get" in block ? block.get(0) : undefined;
    if (!words || !("insert" in words)) throw new Error("the story has no line");
    words.insert(0, text as never);
  };
  return { line, flow, save, write };
}
