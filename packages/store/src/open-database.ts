import { DatabaseSync } from "node:sqlite";
import { DatabaseLockedError } from "./database-locked-error.ts";

/** One database file, held by this process alone until `close`. */
export interface Database {
  readonly sql: DatabaseSync;
  /** Idempotent. */
  close(): void;
}

const SQLITE_BUSY = 5;

/**
 * Opens `file` (its folder must exist) for this process alone.
 *
 * The lock is a transaction held open on a second, empty file, not `locking_mode=EXCLUSIVE` on the database itself: so a
 * backup can still read the database while the server runs. The kernel lets go of it when the process dies, also by kill -9.
 *
 * @throws DatabaseLockedError when another server has it; SQLite's own error when it can't be opened
 */
export function openDatabase(file: string): Database {
  const lock = takeLock(file);
  try {
    const sql = new DatabaseSync(file, { timeout: 0 });
    try {
      sql.exec(`
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;  -- RM7: a commit is on disk, also when the power goes
        PRAGMA fullfsync = ON;      -- macOS: fsync alone stops at the drive's own memory
        PRAGMA checkpoint_fullfsync = ON;
      `);
    } catch (error) {
      sql.close();
      throw error;
    }
    return {
      sql,
      close() {
        if (sql.isOpen) sql.close();
        if (lock.isOpen) lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Opens `file` to read it, also while a server has it: neither hinders the other, and nothing is written.
 * @throws SQLite's own error when it is not there or no database
 */
export const openToRead = (file: string): DatabaseSync => new DatabaseSync(file, { readOnly: true, timeout: 5_000 });

/** Takes the lock of `file` alone, for who puts a database there. Answers what lets go of it. @throws DatabaseLockedError */
export function lockDatabase(file: string): () => void {
  const lock = takeLock(file);
  return () => {
    if (lock.isOpen) lock.close();
  };
}

function takeLock(file: string): DatabaseSync {
  const lock = new DatabaseSync(`${file}.lock`, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY)
      throw new DatabaseLockedError(file);
    throw error;
  }
}
