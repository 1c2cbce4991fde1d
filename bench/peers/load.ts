import { setTimeout as after } from "node:timers/promises";
import * as Y from "yjs";
import { Histogram } from "./histogram.ts";
import type { System } from "./install-peers.ts";
import { NoteClient } from "./note-client.ts";
import { longNote, seedNote } from "./seed-note.ts";
import type { Seat } from "./seats.ts";
import { type CharId, scan, typedUpdate } from "./typed-update.ts";

/** A page of a frame's pace sends no more often than this, in ms: 50 frames a second. */
const PACE = 20;
const AT_ONCE = 50;

interface Room {
  readonly typists: Typist[];
  readonly byClient: Map<number, Typist>;
  last: CharId;
}

interface Typist {
  readonly room: Room;
  readonly seat: Seat;
  readonly page: NoteClient;
  /** its first typed letter's clock */
  base: number;
  /** when each letter was typed */
  readonly typed: number[];
  /** letters that were sent */
  sent: number;
  sentAt: number;
  /** letters of others that came */
  got: number;
  readonly next: Map<Typist, number>;
  /** letters that another saw */
  seen: number;
}

export interface Typing {
  /** letters a second, of all together */
  readonly rate: number;
  readonly ms: number;
  readonly isPaced: boolean;
  /** only the first at each note types */
  readonly isOneEach: boolean;
}

export interface Typed {
  readonly sent: number;
  readonly p50: number;
  readonly p99: number;
  /** letters that did not reach somebody */
  readonly missed: number;
  readonly closed: number;
  /** of 1: how busy this process was */
  readonly ownCpu: number;
  readonly achieved: number;
}

export interface Joined {
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
  readonly bytes: number;
}

/** What the load process does: pages that open, type, join and look at what is kept. */
export class Load {
  readonly #system: System;
  readonly #rooms = new Map<number, Room>();
  #lags = new Histogram();

  constructor(system: System) {
    this.#system = system;
  }

  get #typists(): readonly Typist[] {
    return [...this.#rooms.values()].flatMap(({ typists }) => typists);
  }

  /** Opens pages; at a new note the first one writes `seedBytes` letters. @throws when one does not open */
  async open(seats: readonly Seat[], seedBytes: number): Promise<void> {
    const firsts = seats.filter(({ room }, index) => seats[index - 1]?.room !== room && !this.#rooms.has(room));
    await several(firsts, AT_ONCE, async (seat) => {
      const { typist, state } = await this.#enter(seat);
      if (seedBytes === 0 || this.#system === "relay") return;
      const { page, room } = typist;
      const { update, last } = seedNote(state, page.client, seedBytes);
      page.send(update);
      room.last = last;
      typist.base = last.clock + 1;
      if (this.#system === "ours") await met(() => page.saved > 0);
    });
    // The others say nothing of what has arrived.
    if (this.#system !== "ours") await after(500);
    const rest = seats.filter((seat) => !firsts.includes(seat));
    await several(rest, AT_ONCE, (seat) => this.#enter(seat));
  }

  /** Types at a steady rate, whatever comes back; then waits until all has come, or nothing came for 3 s. */
  async type({ rate, ms, isPaced, isOneEach }: Typing): Promise<Typed> {
    this.#lags = new Histogram();
    const all = this.#typists;
    const writers = all.filter(({ room, page }) => !page.isClosed && (!isOneEach || room.typists[0]?.page === page));
    const earlier = writers.map(({ typed }) => typed.length);
    const before = all.reduce((sum, { got }) => sum + got, 0);
    const cpu = process.cpuUsage();
    const started = performance.now();
    const most = Math.floor((rate * ms) / 1_000);
    let sent = 0;
    const waiting = new Set<Typist>();
    while (sent < most && performance.now() - started < 2 * ms) {
      const now = performance.now();
      const due = Math.min(most, Math.floor(((now - started) * rate) / 1_000));
      for (; sent < due; sent++) {
        const writer = writers[sent % writers.length];
        if (!writer) continue;
        writer.typed.push(started + ((sent + 1) * 1_000) / rate);
        if (isPaced) waiting.add(writer);
        else flush(writer, now);
      }
      for (const writer of waiting) {
        if (now - writer.sentAt < PACE) continue;
        flush(writer, now);
        waiting.delete(writer);
      }
      await after(1);
    }
    for (const writer of waiting) flush(writer, performance.now());
    const took = performance.now() - started;
    const { user, system } = process.cpuUsage(cpu);
    const written = writers.map(({ typed }, index) => typed.length - (earlier[index] ?? 0));
    const expected = writers.reduce((sum, { room }, at) => sum + (room.typists.length - 1) * (written[at] ?? 0), 0);
    const arrived = (): number => this.#typists.reduce((sum, { got }) => sum + got, 0) - before;
    for (let last = -1, quiet = 0; arrived() < expected && quiet < 60; last = arrived()) {
      quiet = arrived() === last ? quiet + 1 : 0;
      await after(50);
    }
    return {
      sent,
      p50: this.#lags.at(0.5),
      p99: this.#lags.at(0.99),
      missed: Math.max(0, expected - arrived()),
      closed: all.filter(({ page }) => page.isClosed).length,
      ownCpu: Number(((user + system) / 1_000 / took).toFixed(2)),
      achieved: Math.round((sent / took) * 1_000),
    };
  }

  /** Of the letters that somebody else has seen: how many there were, and how many the server does not have. */
  async lost(): Promise<{ readonly seen: number; readonly lost: number }> {
    let [seen, lost] = [0, 0];
    await several([...this.#rooms.values()], 10, async ({ typists }) => {
      const [first] = typists;
      if (!first) return;
      const state = await this.#stateOf(first.seat);
      const kept = Y.decodeStateVector(Y.encodeStateVectorFromUpdate(state));
      for (const typist of typists) {
        seen += typist.seen;
        const missing = typist.base + typist.seen - (kept.get(typist.page.client) ?? 0);
        lost += Math.min(typist.seen, Math.max(0, missing));
      }
    });
    return { seen, lost };
  }

  /** Writes a long note by one page, as fast as a page may, and keeps the page. */
  async writeLong(seat: Seat, characters: number): Promise<void> {
    const { typist, state } = await this.#enter(seat);
    let sent = 0;
    for (const update of longNote(state, typist.page.client, characters)) {
      typist.page.send(update);
      sent++;
      await after(PACE);
    }
    if (this.#system === "ours") await met(() => typist.page.saved === sent);
    else await after(2_000);
  }

  /** Opens a note `count` times, `atOnce` together: from the first byte sent to all that is in it. */
  async join(seats: readonly Seat[], count: number, atOnce: number): Promise<Joined> {
    const times = new Histogram();
    let [failed, bytes] = [0, 0];
    await several(Array.from({ length: count }), atOnce, async (_, index) => {
      const started = performance.now();
      const seat = seats[index % seats.length];
      if (!seat) return;
      await new Promise<void>((resolve) => {
        const page = new NoteClient(this.#system, seat, {
          synced: (state, at) => {
            times.add(at - started);
            bytes = state.length;
            page.close();
          },
          update: () => {},
          closed: () => {
            if (!page.isSynced) failed++;
            resolve();
          },
        });
      });
    });
    return { p50: times.at(0.5), p99: times.at(0.99), failed, bytes };
  }

  /** Closes every page. */
  async leave(): Promise<void> {
    const pages = this.#typists.map(({ page }) => page);
    for (const page of pages) page.close();
    await met(() => pages.every(({ isClosed }) => isClosed));
    this.#rooms.clear();
  }

  #enter(seat: Seat): Promise<{ readonly typist: Typist; readonly state: Uint8Array }> {
    const room: Room = this.#rooms.get(seat.room) ?? {
      typists: [],
      byClient: new Map(),
      last: { client: 1, clock: 0 },
    };
    this.#rooms.set(seat.room, room);
    return new Promise((resolve, reject) => {
      const page = new NoteClient(this.#system, seat, {
        synced: (state) => {
          room.byClient.set(page.client, typist);
          resolve({ typist, state: Uint8Array.from(state) });
        },
        update: (update, at) => this.#saw(typist, update, at),
        closed: () => reject(new Error("a page was closed before it had opened")),
      });
      const counts = { base: 0, sent: 0, sentAt: 0, got: 0, seen: 0 };
      const typist: Typist = { room, seat, page, ...counts, typed: [], next: new Map() };
      room.typists.push(typist);
    });
  }

  #saw(reader: Typist, update: Uint8Array, at: number): void {
    scan(update, (client, clock, length) => {
      const writer = reader.room.byClient.get(client);
      if (!writer || writer === reader) return;
      const from = Math.max(clock - writer.base, reader.next.get(writer) ?? 0);
      const to = clock - writer.base + length;
      for (let letter = from; letter < to; letter++) {
        const typed = writer.typed[letter];
        if (typed === undefined) return;
        this.#lags.add(at - typed);
        reader.got++;
      }
      reader.next.set(writer, Math.max(from, to));
      writer.seen = Math.max(writer.seen, to);
    });
  }

  #stateOf(seat: Seat): Promise<Uint8Array> {
    return new Promise((resolve) => {
      const got: Uint8Array[] = [];
      const page = new NoteClient(this.#system, seat, {
        synced: (state) => {
          got.push(Uint8Array.from(state));
          // One of the peers says first that there is nothing, and sends it later.
          setTimeout(() => page.close(), 500);
        },
        update: (update) => got.push(Uint8Array.from(update)),
        closed: () => resolve(Y.mergeUpdates([new Uint8Array([0, 0]), ...got])),
      });
    });
  }
}

function flush(writer: Typist, now: number): void {
  const { page, typed, sent, base, room } = writer;
  const origin = sent === 0 ? room.last : { client: page.client, clock: base + sent - 1 };
  page.send(typedUpdate(page.client, base + sent, typed.length - sent, origin));
  writer.sent = typed.length;
  writer.sentAt = now;
}

async function several<T>(
  all: readonly T[],
  atOnce: number,
  work: (each: T, index: number) => Promise<unknown>,
): Promise<void> {
  const left = all.entries();
  const worker = async (): Promise<void> => {
    for (const [index, each] of left) await work(each, index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, worker));
}

async function met(condition: () => boolean): Promise<void> {
  for (const end = performance.now() + 60_000; !condition(); await after(5))
    if (performance.now() > end) throw new Error("what was waited for did not come within a minute");
}
