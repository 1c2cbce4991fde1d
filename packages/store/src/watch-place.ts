import { statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";

/** The database's file, or the log beside it, was deleted, moved away or replaced while it was open. */
export class DatabaseGoneError extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} was deleted, moved or replaced while the server was using it`);
    this.name = "DatabaseGoneError";
    this.file = file;
  }
}

/**
 * SQLite goes on writing into a file that nobody can find any more when it is deleted or replaced under it. What this
 * answers looks whether the files that were opened still stand in their places, and throws a DatabaseGoneError if not. A file
 * that was moved away and is put back is right again. A database in memory is always in place.
 */
export function watchPlace(sql: DatabaseSync): () => void {
  const file = sql.location();
  if (file === null) return () => {};
  const wal = `${file}-wal`;
  const opened = identity(file);
  // It is made by the first commit.
  let log = identity(wal);
  return () => {
    if (opened === undefined || identity(file) !== opened) throw new DatabaseGoneError(file);
    log ??= identity(wal);
    if (log !== undefined && identity(wal) !== log) throw new DatabaseGoneError(wal);
  };
}

function identity(file: string): string | undefined {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat && `${stat.dev}:${stat.ino}`;
}
