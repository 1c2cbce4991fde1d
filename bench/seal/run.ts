import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { noteContent, takeHome } from "@ourwords/export";
import { KEY_BYTES, KeyTable, MasterKey, openDatabase, SealedRows, SqliteNoteStore } from "@ourwords/store";
import { Rooms } from "@ourwords/sync";
import { ali, HandPage, NOTE, page, sam, until } from "../../packages/sync/src/testing/hand-page.ts";
import { systemClock } from "../../apps/server/src/clock.ts";

const CHARACTERS = 100_000;
/** as somebody types who is quick: a word at a time */
const A_WORD = "mornings, ";
/** Milliseconds that everybody's typing may wait while somebody keeps a note, or takes a copy of what was kept. */
const MOST_LAG = 250;

/** In milliseconds: how long it took, how much of that was work, and how long the event loop stood still at most. */
interface Took {
  readonly ms: number;
  readonly cpu: number;
  readonly lag: number;
}

export interface SealFigures {
  readonly characters: number;
  readonly rows: number;
  /** from the press to the answer, on disk */
  readonly seal: Took;
  /** who stands by it a moment later */
  readonly again: Took;
  /** the note read as it was kept, from its first row, for a copy */
  readonly read: Took;
  /** of the seal's row */
  readonly kilobytes: number;
}

interface Timed<T> {
  readonly made: T;
  readonly took: Took;
}

/** Keeping a long note that two people typed word by word, and reading it back. */
export async function benchSeal(): Promise<SealFigures> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-bench-"));
  const database = openDatabase(join(folder, "notes.db"));
  const master = new MasterKey(randomBytes(KEY_BYTES));
  const store = new SqliteNoteStore(database.sql, new SealedRows(new KeyTable(database.sql), master));
  const rooms = new Rooms({ store, clock: systemClock, random: Math.random, report: () => {} });
  try {
    await rooms.create(NOTE, ali);
    const writers = [await new HandPage(rooms, ali).open(), await new HandPage(rooms, sam).open()] as const;
    const write = async (characters: number): Promise<void> => {
      for (let words = 0; words * A_WORD.length < characters; words++) {
        const writer = writers[words % 40 < 20 ? 0 : 1];
        writer.type(A_WORD);
        if (words % 20 === 19) await until(() => writer.isAnswered);
      }
      await until(() => writers.every(({ isAnswered }) => isAnswered));
    };
    await write(CHARACTERS);
    // Pages that have heard little, so that it is the server's time that is measured.
    const [one, other] = [
      await new HandPage(rooms, ali, page("k")).open(),
      await new HandPage(rooms, sam, page("l")).open(),
    ];
    const sealing = await timed(() => one.standBy({ as: ali.id, kind: "seal" }));
    const again = await timed(() => other.standBy({ as: sam.id, kind: "seal" }));
    const row = Number(sealing.made);
    // Far enough that the snapshot is of later, and the note is read from its first row.
    await write(6_000);
    const reading = await timed(() =>
      rooms.readThen(NOTE, row, (then) => takeHome(noteContent(then), "normal", { kind: "open", at: 0 })),
    );
    const [sealed] = await store.read(NOTE, row - 1, 1);
    return {
      characters: CHARACTERS,
      rows: row - 1,
      seal: sealing.took,
      again: again.took,
      read: reading.took,
      kilobytes: Math.round(((sealed?.update.length ?? 0) + (sealed?.trace.length ?? 0)) / 1024),
    };
  } finally {
    await rooms.close();
    await store.close();
    database.close();
    rmSync(folder, { recursive: true });
  }
}

async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The server's clock holds no process up; there, its sockets do.
  const awake = setInterval(() => {}, 1_000);
  // What stands still before the first look, or after the last, is not seen.
  await soon();
  const [started, used] = [performance.now(), process.cpuUsage()];
  const made = await work();
  const [ms, { user, system }] = [Math.round(performance.now() - started), process.cpuUsage(used)];
  await soon();
  clearInterval(awake);
  delay.disable();
  return { made, took: { ms, cpu: Math.round((user + system) / 1_000), lag: Math.round(delay.max / 1e6) } };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

export const isSwift = ({ seal, again, read }: SealFigures): boolean =>
  [seal, again, read].every(({ lag }) => lag <= MOST_LAG);
