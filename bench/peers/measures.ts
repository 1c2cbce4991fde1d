import { setTimeout as after } from "node:timers/promises";
import type { System } from "./install-peers.ts";
import { type LoadProcess, startLoad } from "./load-process.ts";
import type { Typed } from "./load.ts";
import { cpuSeconds, machineSeconds, residentKb } from "./process-figures.ts";
import { type Seats, seatsAt } from "./seats.ts";
import { type Serving, serve } from "./serve.ts";

export type Figures = Readonly<Record<string, number>>;

/** How much of each is done: `quick` only shows that it works. */
export interface Settings {
  readonly isQuick: boolean;
  /** most 50 frames a second of a connection, as a page sends */
  readonly isPaced: boolean;
}

interface Scene {
  readonly serving: Serving;
  readonly load: LoadProcess;
  readonly seats: Seats;
}

type Measure = (system: System, settings: Settings) => Promise<Figures>;

const SEED = 200;
const SLOWEST = 100;

/** Starts a server and the load beside it, and ends both whatever happens. */
async function on<T>(system: System, work: (scene: Scene) => Promise<T>): Promise<T> {
  const serving = await serve(system);
  const load = startLoad(system);
  try {
    return await work({ serving, load, seats: await seatsAt(serving) });
  } finally {
    load.close();
    await serving.end();
    serving.forget();
  }
}

/** Types and says what it cost the server: CPU ms for 1,000 letters, and of 1 how busy others kept this machine. */
async function typing(
  { serving: { pid }, load }: Scene,
  rate: number,
  ms: number,
  more: { readonly isPaced?: boolean; readonly isOneEach?: boolean } = {},
): Promise<Typed & { readonly cpuMsPer1000: number; readonly serverCpu: number; readonly others: number }> {
  const [cpu, machine, started] = [cpuSeconds(pid), machineSeconds(), performance.now()];
  const typed = await load.ask({ do: "type", typing: { rate, ms, isPaced: false, isOneEach: false, ...more } });
  const seconds = (performance.now() - started) / 1_000;
  const used = cpuSeconds(pid) - cpu;
  const others = (machineSeconds() - machine - used) / seconds - typed.ownCpu;
  return {
    ...typed,
    cpuMsPer1000: round((used * 1_000_000) / typed.sent),
    serverCpu: round(used / seconds),
    others: round(Math.max(0, others)),
  };
}

/** Each of two pages types 5 keys a second: how long until the other has it. */
const latency =
  (notes: number): Measure =>
  (system, { isQuick }) =>
    on(system, async (scene) => {
      const count = isQuick ? Math.ceil(notes / 10) : notes;
      await scene.load.ask({ do: "open", seats: await scene.seats.take(count, 2), seedBytes: SEED });
      await typing(scene, count * 10, 1_500);
      const { p50, p99, missed, cpuMsPer1000, ownCpu, others } = await typing(
        scene,
        count * 10,
        isQuick ? 2_000 : 8_000,
      );
      return { p50, p99, missed, cpuMsPer1000, ownCpu, others };
    });

/** The most letters a second with 99 % within 100 ms and none missing. A rate fails when it fails twice. */
const saturate =
  (notes: number, each: number): Measure =>
  (system, { isQuick, isPaced }) =>
    on(system, async (scene) => {
      await scene.load.ask({ do: "open", seats: await scene.seats.take(notes, each), seedBytes: SEED });
      const paced = isPaced || system === "ours";
      const run = (rate: number) => typing(scene, rate, isQuick ? 800 : 2_000, { isPaced: paced });
      const isFine = ({ p99, missed, closed, achieved }: Typed, rate: number): boolean =>
        p99 <= SLOWEST && missed === 0 && closed === 0 && achieved > 0.95 * rate;
      for (const rate of [500, 2_000]) await run(rate);
      let best: Awaited<ReturnType<typeof run>> | undefined;
      let failed: typeof best;
      let [good, bad] = [0, Number.POSITIVE_INFINITY];
      const attempt = async (rate: number): Promise<void> => {
        for (const _ of [1, 2]) {
          const typed = await run(rate);
          if (!isFine(typed, rate)) {
            failed = typed;
            continue;
          }
          best = typed;
          good = rate;
          return;
        }
        bad = rate;
      };
      for (let rate = 500; bad > rate && rate <= (isQuick ? 2_000 : 256_000); rate *= 2) await attempt(rate);
      for (let steps = 0; steps < (isQuick ? 0 : 3) && bad < Number.POSITIVE_INFINITY; steps++)
        await attempt(Math.round((good + bad) / 2));
      const { p99 = Number.NaN, cpuMsPer1000 = Number.NaN, ownCpu = Number.NaN, others = Number.NaN } = best ?? {};
      const framesPerConnection = paced ? Math.min(50, good / notes / each) : good / notes / each;
      const { p99: failedP99 = Number.NaN, missed: failedMissed = 0, serverCpu: failedCpu = Number.NaN } = failed ?? {};
      const why = { failedRate: bad, failedP99, failedMissed, failedCpu };
      return { ...why, rate: good, p99, cpuMsPer1000, framesPerConnection: round(framesPerConnection), ownCpu, others };
    });

/** A note of 100,000 letters is opened: one after another, and 50 at once. */
const join: Measure = (system, { isQuick }) =>
  on(system, async ({ serving, load, seats }) => {
    // 11 of our people, of whom each may have five pages open; the last one's hold the note.
    const taken = await seats.take(1, 55);
    const [keeper] = taken.slice(-1);
    if (!keeper) throw new Error("no seat was taken");
    const others = taken.slice(0, 50);
    await load.ask({ do: "writeLong", seat: keeper, characters: isQuick ? 10_000 : 100_000 });
    await load.ask({ do: "join", seats: others, count: 10, atOnce: 1 });
    const cpu = cpuSeconds(serving.pid);
    const count = isQuick ? 10 : 40;
    const warm = await load.ask({ do: "join", seats: others, count, atOnce: 1 });
    const cpuMsEach = round(((cpuSeconds(serving.pid) - cpu) * 1_000) / count);
    const burst = await load.ask({ do: "join", seats: others, count: 50, atOnce: 50 });
    const figures = { bytes: warm.bytes, warmP50: warm.p50, warmP99: warm.p99, cpuMsEach };
    return { ...figures, burstP50: burst.p50, burstP99: burst.p99, failed: warm.failed + burst.failed };
  });

/** After all garbage is collected: KB of an open note of 5 KB with one page, KB of an idle page, MB kept when all have left. */
const memory: Measure = async (system, { isQuick }) => {
  const notes = isQuick ? 100 : 1_000;
  const held = await on(system, async ({ serving, load, seats }) => {
    const look = async (): Promise<number> => {
      await serving.collect();
      await serving.collect();
      return residentKb(serving.pid);
    };
    // What is only ever made once is there already: the rooms are what is measured.
    await load.ask({ do: "open", seats: await seats.take(2, 1), seedBytes: SEED });
    await load.ask({ do: "leave" });
    const taken = await seats.take(notes, 1);
    const before = await look();
    await load.ask({ do: "open", seats: taken, seedBytes: 5_000 });
    await after(2_000);
    const open = await look();
    await load.ask({ do: "leave" });
    // Our rooms wait half a minute for somebody to come back.
    await after(35_000);
    const left = await look();
    return {
      kbPerNote: round((open - before) / notes),
      openMb: round((open - before) / 1_024),
      keptMb: round((left - before) / 1_024),
      keptShare: round((left - before) / (open - before)),
    };
  });
  const idle = await on(system, async ({ serving, load, seats }) => {
    const rooms = isQuick ? 10 : 200;
    const taken = await seats.take(rooms, 5);
    const firsts = taken.filter((_, index) => index % 5 === 0);
    await load.ask({ do: "open", seats: firsts, seedBytes: SEED });
    // All garbage of opening the first pages is gone: twice, since memory is only given back after.
    await serving.collect();
    await serving.collect();
    const before = residentKb(serving.pid);
    await load.ask({ do: "open", seats: taken.filter((seat) => !firsts.includes(seat)), seedBytes: 0 });
    await after(1_000);
    await serving.collect();
    await serving.collect();
    return (residentKb(serving.pid) - before) / (taken.length - firsts.length);
  });
  return { ...held, kbPerConnection: round(idle) };
};

/** kill -9 while one of two types at 20 notes: letters that the other saw, and the server lost. */
const durability: Measure = async (system, { isQuick }) => {
  let serving = await serve(system);
  const load = startLoad(system);
  try {
    const seats = await (await seatsAt(serving)).take(20, 2);
    await load.ask({ do: "open", seats, seedBytes: SEED });
    const ms = isQuick ? 2_000 : 9_500;
    const typed = load.ask({ do: "type", typing: { rate: 400, ms: ms + 300, isPaced: false, isOneEach: true } });
    await after(ms);
    await serving.end("SIGKILL");
    await typed;
    serving = await serve(system, serving);
    const { seen, lost } = await load.ask({ do: "lost" });
    return { seen, lost };
  } finally {
    load.close();
    await serving.end();
    serving.forget();
  }
};

/** From the start of the process until a page has its note, in ms: the median of five. */
const cold: Measure = async (system, { isQuick }) => {
  let serving = await serve(system);
  const load = startLoad(system);
  const times: number[] = [];
  try {
    const seats = await (await seatsAt(serving)).take(1, 1);
    for (let run = 0; run < (isQuick ? 2 : 5); run++) {
      await serving.end();
      const started = performance.now();
      serving = await serve(system, serving);
      await load.ask({ do: "join", seats, count: 1, atOnce: 1 });
      times.push(performance.now() - started);
    }
  } finally {
    load.close();
    await serving.end();
    serving.forget();
  }
  return { syncMs: Math.round(median(times)) };
};

/** Each bench's measures: the first of a pair names the row of the table. */
export const MEASURES: Readonly<Record<string, Readonly<Record<string, Measure>>>> = {
  latency: { "50 notes × 2": latency(50), "1,000 notes × 2": latency(1_000) },
  saturate: { "1 × 2": saturate(1, 2), "1 × 50": saturate(1, 50), "200 × 2": saturate(200, 2) },
  join: { "100,000 letters": join },
  memory: { "1,000 notes": memory },
  durability: { "kill -9": durability },
  cold: { "first sync": cold },
};

/** NaN of nothing. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

export const round = (value: number): number => Number(value.toPrecision(3));
