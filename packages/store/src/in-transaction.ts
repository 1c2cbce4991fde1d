import type { DatabaseSync } from "node:sqlite";

/**
 * Runs `work` in one transaction: all of it is on disk when this returns, or none of it when it throws.
 * `work` must not wait for anything: the connection is shared, and other work would land in this transaction.
 */
export function inTransaction<T>(sql: DatabaseSync, work: () => T): T {
  sql.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    sql.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk makes SQLite roll back by itself; a second ROLLBACK would hide the reason.
    if (sql.isTransaction) sql.exec("ROLLBACK");
    throw error;
  }
}
