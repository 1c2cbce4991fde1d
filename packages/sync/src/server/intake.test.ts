import { encodeAwareness, FRAME, RATES } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { beforeEach, expect, test } from "vitest";
import { Awareness, encodeAwarenessUpdate } from "y-protocols/awareness";
import { ali, HandClock, HandPage, NOTE, sam, until } from "../testing/hand-page.ts";
import { Rooms } from "./rooms.ts";

const ASK = new Uint8Array([FRAME.sync, 0, 1, 0]);
const EVERYBODY = new Uint8Array([FRAME.queryAwareness]);

let clock: HandClock;
let rooms: Rooms;
let fast: HandPage;
let other: HandPage;

beforeEach(async () => {
  clock = new HandClock();
  rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report: () => {} });
  await rooms.create(NOTE, ali);
  fast = await new HandPage(rooms, ali).open();
  other = await new HandPage(rooms, sam).open();
});

/** The other goes on as if nothing were. */
async function otherWrites(): Promise<void> {
  other.type("My words");
  await until(() => other.isAnswered);
  expect(other.closed).toBeUndefined();
  expect(other.story).toContain("My words");
}

test("GT1 GT6: more frames than may come at once end the page that sends them, and nobody else's", async () => {
  for (let count = 0; count < RATES.frames.burst - 1; count++) fast.session.receive(EVERYBODY);
  expect(fast.closed).toBeUndefined();
  fast.session.receive(EVERYBODY);
  expect(fast.closed).toBe("too-fast");
  await otherWrites();
});

test("GT1: what it was short of comes back with time, 60 frames a second", () => {
  for (let count = 0; count < RATES.frames.burst - 1; count++) fast.session.receive(EVERYBODY);
  clock.move(1_000);
  for (let count = 0; count < 60; count++) fast.session.receive(EVERYBODY);
  expect(fast.closed).toBeUndefined();
  fast.session.receive(EVERYBODY);
  expect(fast.closed).toBe("too-fast");
});

test("GT1 GT6: more bytes than may come at once end the page, and what came before is kept", async () => {
  const letters = 100_000;
  for (let count = 0; count < Math.floor(RATES.bytes.burst / letters); count++) {
    fast.type("x".repeat(letters));
    fast.do(() => fast.line().delete(0, letters));
  }
  await until(() => fast.isAnswered);
  expect(fast.closed).toBeUndefined();
  fast.type("x".repeat(letters));
  expect(fast.closed).toBe("too-fast");
  await otherWrites();
});

test("GT1: who asks for the note again and again is refused at the fifth time within a minute", async () => {
  for (let count = 0; count < RATES.asks.burst - 1; count++) fast.session.receive(ASK);
  expect(fast.closed).toBeUndefined();
  clock.move(60_000 / 4);
  fast.session.receive(ASK);
  expect(fast.closed).toBeUndefined();
  fast.session.receive(ASK);
  expect(fast.closed).toBe("too-fast");
  await otherWrites();
});

test("GT5: of who is here what comes too fast is dropped, and nobody is refused for it", () => {
  const awareness = new Awareness(fast.doc);
  const before = other.frames.length;
  for (let count = 0; count < 40; count++) {
    awareness.setLocalState({ writing: count % 2 ? "story" : null });
    fast.session.receive(encodeAwareness(encodeAwarenessUpdate(awareness, [fast.doc.clientID])));
  }
  awareness.destroy();
  expect(fast.closed).toBeUndefined();
  expect(other.frames.length - before).toBeLessThanOrEqual(RATES.presence.burst);
});
