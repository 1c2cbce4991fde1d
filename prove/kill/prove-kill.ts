import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../apps/server/src/clock.ts";
import { Visitor } from "../../apps/server/src/demo/visitor.ts";
import { ENTRY, invited, joined, secretOf } from "../../apps/server/src/testing/people.ts";
import { checkHistory, type HistoryEvent, type HistoryFigures, isKept } from "../history-checker.ts";
import { Random } from "../random.ts";
import { type ProcessOptions, type ServerProcess, startServerProcess } from "./server-process.ts";
import { standingIn, standingOnDisk } from "./standing-in.ts";
import { MOST_CHARACTERS } from "./typed-characters.ts";
import { Typists, type Writer } from "./typists.ts";

/** Replicas are to be equal this soon after the server listens again (ms) … */
const IN_TIME = 3_000;
/** … and a page's longest wait between two tries, and a busy machine, may make it this long at the very most. */
const STUCK = 60_000;
/** A history longer than this goes on in a new note. Four pages type about 350 characters a second. */
const FULL = MOST_CHARACTERS - 4_000;

export interface KillFigures extends HistoryFigures {
  readonly rounds: number;
  /** rounds in which the replicas were equal later than 3 s after the server listened */
  readonly late: number;
  /** the longest of these times (ms) */
  readonly slowest: number;
}

/** How the server is made to crash, beside SIGKILL. */
export interface Crash {
  readonly options?: ProcessOptions;
  /** what becomes of its folder before it starts again */
  readonly afterwards?: (dataDir: string) => void;
}

/**
 * RM2, SV1: four pages of two people type in a note, the server is killed at a random moment and started again on the same
 * data and port, and the pages come back by themselves. Ends early when something is
 * lost: pages have words then that the server does not know, and never come together. @throws when they don't come together within 60 s
 */
export async function proveKill(seed: number, rounds: number, crash: Crash = {}): Promise<KillFigures> {
  const random = new Random(seed);
  const dataDir = mkdtempSync(join(tmpdir(), "ourwords-kill-"));
  let server = await startServerProcess(dataDir, 0, crash.options);
  const times: number[] = [];
  let all: HistoryFigures | undefined;
  try {
    const clinician = browser(server);
    await clinician.post("/api/session", { token: secretOf(server.link), name: "Dr Ali" });
    for (let round = 0; round < rounds && !all?.lost; ) {
      const history: HistoryEvent[] = [];
      const typists = new Typists(await twoPagesEach(clinician, server), random, history);
      try {
        await comeTogether(typists);
        for (; round < rounds && typists.count < FULL; round++) {
          typists.isTyping = true;
          // A round in which nothing was acknowledged would show nothing, however slow the machine is.
          const before = typists.acked;
          await until(() => typists.acked > before);
          await wait(random.below(500));
          await server.end("SIGKILL");
          typists.isTyping = false;
          await until(() => typists.isLost);
          typists.noteSeen();
          crash.afterwards?.(dataDir);
          history.push({ kind: "crashed", onDisk: await standingOnDisk(dataDir, typists.note) });
          if (checkHistory(history).lost > 0) break;
          server = await startServerProcess(dataDir, server.port, crash.options);
          const listens = performance.now();
          await comeTogether(typists);
          times.push(performance.now() - listens);
          history.push(await atRest(typists));
        }
        all = sum(all, checkHistory(history));
      } finally {
        typists.close();
      }
    }
  } finally {
    await server.end("SIGKILL");
    rmSync(dataDir, { recursive: true });
  }
  const late = times.filter((time) => time > IN_TIME).length;
  return { rounds, ...(all ?? checkHistory([])), late, slowest: Math.round(Math.max(0, ...times)) };
}

/** `late` is a figure, not a fault: how long pages wait before they try again is chance, and the machine may be busy. */
export const isKillProven = (figures: KillFigures): boolean => isKept(figures) && figures.slowest < STUCK;

export const browser = ({ port }: ServerProcess): Visitor =>
  new Visitor({ local: `http://localhost:${port}`, origin: `http://localhost:${port}` });

/** A new note of the clinician and Sam, each with it open twice. */
export async function twoPagesEach(clinician: Visitor, server: ServerProcess): Promise<readonly Writer[]> {
  const ali: Writer = { visitor: clinician, ...ENTRY.parse(await clinician.post("/api/notes")) };
  const sam = await joined(browser(server), await invited(ali, "person", "Sam"), "Sam");
  return [ali, sam, ali, sam];
}

export const comeTogether = (typists: Typists): Promise<void> => until(() => typists.isSettled);

/** What all pages show, and a page that opens the note now. */
export async function atRest({ pages, writers: [writer] }: Typists, patience = STUCK): Promise<HistoryEvent> {
  if (!writer) throw new Error("nobody writes");
  const cold = writer.visitor.open(writer.note, writer.as, systemClock);
  try {
    await until(() => cold.state().phase === "open", patience);
    const replicas = pages.map(({ doc, ledger }) => standingIn(doc, ledger));
    return { kind: "atRest", replicas, cold: standingIn(cold.doc, cold.ledger) };
  } finally {
    cold.close();
  }
}

/** Waits for a condition. @throws when it does not come true in `patience` ms */
export async function until(condition: () => boolean, patience = STUCK): Promise<void> {
  for (const begun = performance.now(); !condition(); await wait(5))
    if (performance.now() - begun > patience) throw new Error("the pages don't come together");
}

function sum(one: HistoryFigures | undefined, other: HistoryFigures): HistoryFigures {
  if (!one) return other;
  return {
    typed: one.typed + other.typed,
    acked: one.acked + other.acked,
    lost: one.lost + other.lost,
    missing: one.missing + other.missing,
    doubled: one.doubled + other.doubled,
    early: one.early + other.early,
    misattributed: one.misattributed + other.misattributed,
    unknown: one.unknown + other.unknown,
    notEqual: one.notEqual + other.notEqual,
  };
}
