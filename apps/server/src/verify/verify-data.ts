import { existsSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { isNoteId, type NoteId } from "@ourwords/protocol";
import {
  BrokenLogError,
  KeyTable,
  openToRead,
  plainRows,
  type RowCipher,
  SealedRows,
  SqliteNoteStore,
} from "@ourwords/store";
import { type RowFault, verifyRows } from "@ourwords/sync";
import { isOfThisVersion } from "../directory/make-tables.ts";
import type { KeySource } from "../keys/key-source.ts";
import { loadMasterKey } from "../keys/load-master-key.ts";
import { databaseFile } from "../open-data.ts";
import { StartupError } from "../startup-error.ts";
import { folderSentence, noDataSentence, oldDataSentence } from "../startup-problem.ts";

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
 * while a server runs: then it is of the moment in which each note was read. `chain-only`: without the key, so that it sees
 * whether rows are the ones their hashes say, and not what is in them.
 * @throws StartupError when there is no database in the folder, it is of another version, or the key isn't the right one
 */
export async function verifyData(
  dataDir: string,
  how: KeySource | "chain-only" = { kind: "folder" },
): Promise<Verified> {
  const file = databaseFile(dataDir);
  if (!existsSync(file)) throw new StartupError(noDataSentence(dataDir));
  const sql = openToRead(file);
  try {
    if (!isOfThisVersion(sql)) throw new StartupError(oldDataSentence(dataDir));
    if (how === "chain-only") return await verifyAll(sql, undefined);
    const keys = new KeyTable(sql);
    const { key } = loadMasterKey(how, { dataDir, masters: keys.masters() }, false);
    return await verifyAll(sql, new SealedRows(keys, key));
  } catch (error) {
    const sentence = folderSentence(error, dataDir);
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  } finally {
    sql.close();
  }
}

/** `cipher` `undefined`: chains alone. */
export async function verifyAll(sql: DatabaseSync, cipher: RowCipher | undefined): Promise<Verified> {
  // A note is there before anybody is in it: read in this order, whoever is in one finds it.
  const joined = notesWithMembers(sql);
  const store = new SqliteNoteStore(sql, cipher ?? plainRows);
  const notes = store.notes();
  const known = new Set(notes);
  const faults: Fault[] = joined.flatMap((note) => (known.has(note) ? [] : [{ note, row: 1, fault: "gone" as const }]));
  const sum = { rows: 0, seals: 0, signatures: 0 };
  for (const note of notes) {
    try {
      // Before the rows: a server that runs may keep a newer one for rows that were not read.
      const snapshot = await store.snapshot(note);
      const rows = await store.read(note, 0);
      sum.rows += rows.length;
      if (!cipher) continue;
      const found = verifyRows(note, rows, snapshot);
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
