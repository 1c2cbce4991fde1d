import { decodeAuthorship } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import type { NoteStore } from "../note-store.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { Rooms } from "./rooms.ts";

const REST_MS = 60_000;
let clock: HandClock;
let store: NoteStore;
let rooms: Rooms;
/** how often the note was read */
let reads: number;

const open = (): Rooms => new Rooms({ store, clock, random: Math.random, report: () => {} });

beforeEach(async () => {
  clock = new HandClock();
  store = new MemoryNoteStore();
  const snapshot = store.snapshot.bind(store);
  reads = 0;
  store.snapshot = (note) => {
    reads++;
    return snapshot(note);
  };
  rooms = open();
  await rooms.create(NOTE, ali);
});

/** Nobody does anything for so long that the note is let go of. */
async function rest(): Promise<void> {
  clock.move(REST_MS);
  // What the room still does takes some turns of the event loop; nothing tells when it is over.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("RM4: a note in which nobody does anything is let go of while its pages stay, and read again for the next key", async () => {
  const [one, two] = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  one.type("before ");
  await until(() => one.saved === 1);
  clock.move(REST_MS - 1);
  two.type("and ");
  await until(() => two.saved === 1);
  expect(reads).toBe(1);
  await rest();
  expect((await store.snapshot(NOTE))?.seq).toBe((await store.read(NOTE, 0)).length);
  reads = 0;
  one.type("after ");
  await until(() => one.saved === 2);
  expect(reads).toBe(1);
  expect([one.closed, two.closed]).toEqual([undefined, undefined]);
  expect(two.story).toBe(one.story);
  // Who comes now is told of the words of both, and nothing was written twice.
  const three = await new HandPage(rooms, sam, page("t")).open();
  expect(three.story).toBe(one.story);
});

test("RM4: a note that rests at any moment is the same for every page, in the log, and in whose words it says they are", async () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e6));
  console.log(`rest seed ${seed}`);
  let state = seed;
  const below = (most: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
  const pages = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()];
  const settled = (): Promise<void> => until(() => pages.every((each) => each.isAnswered));
  for (let step = 0; step < 200; step++) {
    const by = pages[below(2)];
    if (!by) throw new Error("there are two");
    const { length } = by.line();
    const act = below(10);
    if (act < 5) by.type(String(step % 10));
    else if (act < 7 && length > 4) by.do(() => by.line().delete(below(length - 3), 2));
    else if (act < 8 && length > 6) {
      // Cut here and put in there: a copy, whose author stays.
      const words = by.line().toString().slice(1, 4);
      by.do(() => {
        by.line().delete(1, 3);
        by.line().insert(by.line().length, words);
      });
    } else if (act === 8) clock.move(REST_MS);
    else {
      await settled();
      await rest();
    }
  }
  await settled();
  expect(reads).toBeGreaterThan(5);
  const [one, two] = pages;
  expect(two?.story).toBe(one?.story);
  const facts = async (of: Rooms): Promise<unknown> => {
    const late = await new HandPage(of, ali, page("l")).open();
    expect(late.story).toBe(one?.story);
    const told = late.frames.map(decodeAuthorship).find((each) => each !== undefined);
    return told?.copies.toSorted((a, b) => a.client - b.client || a.clock - b.clock);
  };
  const warm = await facts(rooms);
  expect(await facts(open())).toEqual(warm);
});
