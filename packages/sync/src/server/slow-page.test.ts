import { decodeSaved, encodeUpdate, FRAME, type CloseReason } from "@ourwords/protocol";
import { MemoryNoteStore } from "@ourwords/store";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { keepMarks } from "@ourwords/note";
import type { RoomSocket } from "../ports.ts";
import { ali, HandClock, HandPage, NOTE, page, sam, until } from "../testing/hand-page.ts";
import { Rooms } from "./rooms.ts";

/** A page that reads when it likes: what comes while it doesn't is left out, as the server's own sockets do. */
class SlowPage implements RoomSocket {
  readonly doc = new Y.Doc();
  readonly types: number[] = [];
  isBehind = false;
  /** it takes nothing */
  isStuck = false;
  closed: CloseReason | undefined;
  saved = 0;
  readonly session;

  constructor(rooms: Rooms) {
    keepMarks(this.doc);
    this.session = rooms.join(NOTE, sam, page("s"), this);
  }

  async open(): Promise<this> {
    await until(() => this.types.includes(FRAME.welcome));
    this.session.receive(new Uint8Array([FRAME.sync, 0, 1, 0]));
    await until(() => this.doc.getXmlFragment("plan").length > 0);
    return this;
  }

  send(frame: Uint8Array): void {
    const type = frame[0] ?? 0;
    this.isBehind ||= this.isStuck && type !== FRAME.answer;
    if (this.isBehind) return;
    this.types.push(type);
    this.saved = decodeSaved(frame) ?? this.saved;
    if (type !== FRAME.sync) return;
    const decoder = createDecoder(frame);
    readVarUint(decoder);
    readVarUint(decoder);
    Y.applyUpdate(this.doc, readVarUint8Array(decoder));
  }

  owe(frame: Uint8Array): void {
    if (!this.isStuck) this.send(frame);
  }

  caughtUp(): void {
    this.isBehind = false;
  }

  close(reason: CloseReason): void {
    this.closed = reason;
  }

  /** It reads again. */
  drained(): void {
    this.isStuck = false;
    this.session.drained();
  }
}

const started = async (): Promise<Rooms> => {
  const ports = { store: new MemoryNoteStore(), clock: new HandClock(), random: Math.random, report: () => {} };
  const rooms = new Rooms(ports);
  await rooms.create(NOTE, ali);
  return rooms;
};

const story = (doc: Y.Doc): string => doc.getXmlFragment("story").toJSON();

test("a page that read too slowly is told what it missed, without having to come back, and that its own words are saved", async () => {
  const rooms = await started();
  const fast = await new HandPage(rooms, ali).open();
  const slow = await new SlowPage(rooms).open();
  slow.isStuck = true;
  for (let index = 0; index < 20; index++) fast.type(`${index} `);
  slow.session.receive(encodeUpdate(new Uint8Array([0, 0])));
  await until(() => fast.isAnswered);
  expect(story(slow.doc)).not.toBe(fast.story);
  expect(slow.session.seen).toBeLessThan(22);
  slow.drained();
  await until(() => story(slow.doc) === fast.story);
  expect(slow.saved).toBe(1);
  expect(slow.isBehind).toBe(false);
  // From here on it hears everything again.
  fast.type("and on");
  await until(() => story(slow.doc) === fast.story);
  expect(slow.closed).toBeUndefined();
});

test("a page that stops and starts at any moment has the same note in the end", async () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e6));
  console.log(`slow page seed ${seed}`);
  let state = seed;
  const chance = (): number => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const rooms = await started();
  const fast = await new HandPage(rooms, ali).open();
  const slow = await new SlowPage(rooms).open();
  for (let step = 0; step < 300; step++) {
    const act = chance();
    if (act < 0.6) fast.type(String(step % 10));
    else if (act < 0.7 && fast.line().length > 3) fast.do(() => fast.line().delete(Math.floor(chance() * 3), 1));
    else if (act < 0.8) slow.isStuck = true;
    else if (act < 0.9) slow.drained();
    else await until(() => fast.isAnswered);
  }
  await until(() => fast.isAnswered);
  slow.drained();
  await until(() => story(slow.doc) === fast.story);
  expect(slow.closed).toBeUndefined();
});

test("fair turns: a room with much in line works for a moment, then lets everybody else have a turn, and goes on where it stood", async () => {
  const clock = new HandClock();
  const turns: (() => void)[] = [];
  const turn = (): Promise<void> => new Promise((resolve) => turns.push(resolve));
  const rooms = new Rooms({ store: new MemoryNoteStore(), clock, random: Math.random, report: () => {}, turn });
  await rooms.create(NOTE, ali);
  const busy = await new HandPage(rooms, ali).open();
  // Each look at the clock finds that work has taken a while.
  let time = 0;
  clock.elapsed = () => (time += 6);
  const answers = (): number => busy.saved ?? 0;
  for (let index = 0; index < 50; index++) busy.type("x");
  for (let had = 0; had < 50; had = answers()) {
    await until(() => turns.length === 1 || answers() === 50);
    expect(answers() - had).toBeLessThanOrEqual(2);
    turns.shift()?.();
    await until(() => answers() > had);
  }
});
