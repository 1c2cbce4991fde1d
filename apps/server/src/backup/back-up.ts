import { chmodSync, closeSync, existsSync, fsyncSync, openSync, rmSync } from "node:fs";
import { KeyTable, openToRead } from "@ourwords/store";
import { isOfThisVersion } from "../directory/make-tables.ts";
import { moveFile } from "../keys/key-file.ts";
import { databaseFile } from "../open-data.ts";
import { StartupError } from "../startup-error.ts";
import { backupSentence, noDataSentence, oldDataSentence } from "../startup-problem.ts";
import { type Verified, verifyAll } from "../verify/verify-data.ts";

/** What is in a copy, and the ids of the master keys that it needs. */
export interface Copied extends Verified {
  readonly file: string;
  readonly keys: readonly string[];
}

/**
 * Copies the database in `dataDir` into `file`, also while a server writes: the copy is of one moment, and everything that
 * was acknowledged before this began is in it. It stays sealed. SQLite's `VACUUM INTO` reads in one transaction, which in WAL
 * keeps nobody from writing, and it leaves out free pages, so what was overwritten is not copied. Called in a process of its
 * own: then nobody's typing waits. `file` is there only when all of it is on the disk and its chains are right.
 * @throws StartupError when there is nothing to copy, `file` is there already, or it can't be written
 */
export async function backUp(dataDir: string, file: string): Promise<Copied> {
  if (!existsSync(databaseFile(dataDir))) throw new StartupError(noDataSentence(dataDir));
  refuseExisting(file);
  const part = `${file}.part`;
  try {
    copyDatabase(databaseFile(dataDir), part, dataDir);
    flush(part);
    const copied = await readCopy(part);
    if (copied.faults.length === 0) {
      refuseExisting(file);
      moveFile(part, file);
    }
    return { ...copied, file };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(backupSentence(file), { cause: error });
  } finally {
    rmSync(part, { force: true });
  }
}

function copyDatabase(from: string, to: string, dataDir: string): void {
  rmSync(to, { force: true });
  // Made first, so that it is its owner's alone from the start.
  closeSync(openSync(to, "wx", 0o600));
  const sql = openToRead(from);
  try {
    if (!isOfThisVersion(sql)) throw new StartupError(oldDataSentence(dataDir));
    sql.prepare("VACUUM INTO ?").run(to);
  } finally {
    sql.close();
  }
  chmodSync(to, 0o600);
}

/** Checks the chains of a copy. A copy whose chains are broken is one of data that is broken: `faults` says where. */
export async function readCopy(file: string): Promise<Verified & { readonly keys: readonly string[] }> {
  const sql = openToRead(file);
  try {
    if (!isOfThisVersion(sql)) throw new StartupError(oldDataSentence(file));
    const verified = await verifyAll(sql, undefined);
    return { ...verified, keys: new KeyTable(sql).masters() };
  } finally {
    sql.close();
  }
}

/** Waits until the file is on the disk. */
export function flush(file: string): void {
  const handle = openSync(file, "r+");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function refuseExisting(file: string): void {
  if (existsSync(file)) throw new StartupError(`There is a file ${file} already, and nothing was written over it.`);
}
