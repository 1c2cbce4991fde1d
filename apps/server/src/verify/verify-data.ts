import { existsSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { isNoteId, type NoteId } from "@ourwords/protocol";
import { BrokenLogError, openToRead, plainRows, SqliteNoteStore } from "@ourwords/store";
import { type RowFault, verifyRows } from "@ourwords/sync";

/** Where a note is not what was written. Says which row, never what stands there. */
export interface Fault {
  readonly note: NoteId;
  readonly row: number;
  /** of the chain: a row is missing, was changed or can't be read; of the fold: see `RowFault`; `gone`: it has no row at all */
  readonly fault: BrokenLogError["fault"] | RowFault["fault"] | "gone";
}

/** What was looked at, and all that was wrong with it. */
export interface Verified {
  readonly notes: number;
  readonly rows: number;
  readonly seals: number;
  readonly signatures: number;
  readonly faults: readonly Fault[];
}

/**
 * SL9: reads every note of a data folder and checks its chain, its seals and its snapshot. Writes nothing, and may be done
 * while a server runs: then it is of the moment in which each note was read.
 * @throws NoDataError when there is no database in the folder
 */
export async function verifyData(dataDir: string): Promise<Verified> {
  const file = join(dataDir, "ourwords.db");
  if (!existsSync(file)) throw new NoDataError(dataDir);
  const sql = openToRead(file);
  try {
    return await verifyAll(sql);
  } finally {
    sql.close();
  }
}

export class NoDataError extends Error {
  constructor(dataDir: string) {
    super(`There is no Ourwords database in ${dataDir}.`);
    this.name = "NoDataError";
  }
}

async function verifyAll(sql: DatabaseSync): Promise<Verified> {
  // A note is there before anybody is in it: read in this order, whoever is in one finds it.
  const joined = notesWithMembers(sql);
  const store = new SqliteNoteStore(sql, plainRows);
  const notes = store.notes();
  const known = new Set(notes);
  const faults: Fault[] = joined.flatMap((note) => (known.has(note) ? [] : [{ note, row: 1, fault: "gone" as const }]));
  const sum = { rows: 0, seals: 0, signatures: 0 };
  for (const note of notes) {
    try {
      // Before the rows: a server that runs may keep a newer one for rows that were not read.
      const snapshot = await store.snapshot(note);
      const rows = await store.read(note, 0);
      const found = verifyRows(note, rows, snapshot);
      sum.rows += rows.length;
      sum.seals += found.seals;
      sum.signatures += found.signatures;
      faults.push(...found.faults.map((fault) => ({ note, ...fault })));
    } catch (error) {
      if (!(error instanceof BrokenLogError)) throw error;
      faults.push({ note, row: error.seq, fault: error.fault });
    }
  }
  return { notes: notes.length, ...sum, faults };
}

const notesWithMembers = (sql: DatabaseSync): NoteId[] =>
  sql
    .prepare("SELECT DISTINCT note FROM memberships ORDER BY note")
    .all()
    .flatMap(({ note }) => (isNoteId(note) ? [note] : []));
