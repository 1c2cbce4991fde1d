import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { pino } from "pino";
import { systemClock } from "../../apps/server/src/clock.ts";
import type { Visitor } from "../../apps/server/src/demo/visitor.ts";
import { startServer } from "../../apps/server/src/start-server.ts";
import type { Member } from "../../apps/server/src/testing/people.ts";
import { openRaw, pathTo } from "../../apps/server/src/testing/raw-page.ts";
import { encodeAwareness } from "../../packages/protocol/src/index.ts";
import type { Clock } from "../../packages/sync/src/index.ts";
import { encodePresence } from "../../packages/sync/src/server/presence.ts";
import { came, clinicianWith } from "./many-pages.ts";

/** How long a room waits for somebody to come back; here it waits less. */
const UNLOAD_MS = 30_000;
const NOTES = 20;
/** Pages of a note at one time: as many as one participant may have. */
const AT_ONCE = 5;
/** Every so many-th page comes by HTTP. */
const HTTP_EVERY = 10;
/** What one open and close may leave in memory, in bytes: a cache that fills up is no leak, a page that is held is 10 kB and more. */
const LEFT_A_CYCLE = 500;

export interface LeakFigures {
  readonly cycles: number;
  readonly rooms: number;
  readonly sessions: number;
  /** timers more than before */
  readonly timers: number;
  /** sockets, servers and the like more than before */
  readonly resources: number;
  /** listeners of the process more than before */
  readonly listeners: number;
  /** who was still shown to be there, in all notes */
  readonly awareness: number;
  readonly bytesLeftACycle: number;
}

/** Opens and closes pages, and looks at what is left of them. */
export async function proveLeak({ cycles }: { readonly cycles: number }): Promise<LeakFigures> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-leak-"));
  const { clock, running } = countedClock();
  const server = await startServer(
    {
      port: 0,
      host: "localhost",
      dataDir: join(folder, "data"),
      key: { kind: "folder" },
      publicUrl: undefined,
      leaveTo: undefined,
      webDir: folder,
      chromium: undefined,
    },
    { clock, random: () => randomBytes(4).readUInt32BE() / 2 ** 32, log: pino({ level: "silent" }) },
  );
  try {
    const members = await clinicianWith(NOTES, server.signInLink());
    const [first] = members;
    if (!first) throw new Error("there is no note");
    const figure = (name: string): Promise<number> => figureOf(first.visitor, name);
    const isQuiet = async (): Promise<boolean> => (await figure("ourwords_rooms")) + (await sessions()) === 0;
    const sessions = async (): Promise<number> =>
      (await figure('ourwords_sessions{carrier="websocket"}')) + (await figure('ourwords_sessions{carrier="http"}'));
    // What is made once for all is made before it is counted.
    await openAndClose(members, Math.min(cycles, 2 * NOTES * AT_ONCE));
    await until(isQuiet);
    const before = { timers: running(), ...look() };
    await openAndClose(members, cycles);
    await until(isQuiet);
    await came(() => running() <= before.timers && look().resources <= before.resources, 20_000);
    const after = { timers: running(), ...look() };
    const awareness = (await Promise.all(members.map(stillThere))).reduce((sum, each) => sum + each, 0);
    await until(isQuiet);
    return {
      cycles,
      rooms: await figure("ourwords_rooms"),
      sessions: await sessions(),
      timers: Math.max(0, after.timers - before.timers),
      resources: Math.max(0, after.resources - before.resources),
      listeners: Math.max(0, after.listeners - before.listeners),
      awareness,
      bytesLeftACycle: Math.max(0, Math.round((after.heap - before.heap) / cycles)),
    };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a short run what the engine keeps for itself weighs more than what a page could. */
export const isLeakProven = ({ cycles, bytesLeftACycle, ...left }: LeakFigures): boolean =>
  Object.values(left).every((count) => count === 0) && (cycles < 5_000 || bytesLeftACycle <= LEFT_A_CYCLE);

/** The machine's time, but rooms close soon, and every timer that runs is counted. */
function countedClock(): { readonly clock: Clock; readonly running: () => number } {
  const timers = new Set<object>();
  const after = (ms: number, task: () => void): (() => void) => {
    const timer = {};
    timers.add(timer);
    const cancel = systemClock.after(ms === UNLOAD_MS ? 20 : ms, () => {
      timers.delete(timer);
      task();
    });
    return () => {
      timers.delete(timer);
      cancel();
    };
  };
  return { clock: { ...systemClock, after }, running: () => timers.size };
}

async function openAndClose(members: readonly Member[], cycles: number): Promise<void> {
  let begun = 0;
  const slot = async (member: Member, place: number): Promise<void> => {
    while (begun < cycles) {
      begun++;
      const page = `${place}`.repeat(22);
      const path = pathTo(member.note, { as: member.as, page });
      if (begun % HTTP_EVERY === 0) await byHttp(member, path);
      else await byWebSocket(member, path, place);
    }
  };
  const places = Array.from({ length: AT_ONCE }, (_, place) => place);
  await Promise.all(members.flatMap((member) => places.map((place) => slot(member, place))));
}

async function byWebSocket(member: Member, path: string, place: number): Promise<void> {
  const page = openRaw(member, { path });
  // Whose older line is only just going may be taken over, or find its place still taken.
  const welcome = await page.welcome.catch(() => undefined);
  if (welcome) {
    const presence = encodePresence([{ id: welcome.voices[0].client, clock: 1, state: { writing: "story" } }]);
    page.ws.send(encodeAwareness(presence));
    if (place % 2 === 0) await once(page.ws, "message");
  }
  if (place % 3 === 0) page.ws.terminate();
  else page.ws.close();
  await page.ended;
}

async function byHttp({ visitor }: Member, path: string): Promise<void> {
  const headers = { "content-type": "application/octet-stream" };
  const answer = await visitor.send(path.replace("?", "/down?"), new Uint8Array(), headers);
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.cancel();
}

/** How many others a page sees that has only just come. */
async function stillThere(member: Member): Promise<number> {
  const page = openRaw(member);
  let seen = 0;
  page.ws.on("message", (data) => {
    // An awareness frame of more than nobody.
    if (data instanceof Buffer && data[0] === 1 && (data[2] ?? 0) > 0) seen += data[2] ?? 0;
  });
  await page.welcome;
  page.ws.close();
  await page.ended;
  return seen;
}

async function figureOf(visitor: Visitor, name: string): Promise<number> {
  const text = await (await visitor.request("GET", "/metrics")).text();
  return Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${name} `))
      ?.slice(name.length),
  );
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 60_000;
  while (!(await isTrue()) && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 50));
}

setFlagsFromString("--expose-gc");

function look(): { readonly resources: number; readonly listeners: number; readonly heap: number } {
  const collect: unknown = runInNewContext("gc");
  if (typeof collect === "function") for (let times = 0; times < 3; times++) collect();
  return {
    // Timers that keep the process alive are the proof's own.
    resources: process.getActiveResourcesInfo().filter((each) => each !== "Timeout" && each !== "Immediate").length,
    listeners: process.eventNames().reduce((sum, event) => sum + process.listenerCount(event), 0),
    heap: process.memoryUsage().heapUsed,
  };
}
