import type { DatabaseSync } from "node:sqlite";
import { inTransaction } from "@ourwords/store";
import { OldDataError } from "./old-data-error.ts";
import { integer } from "./row.ts";
import { DIRECTORY_TABLES, DIRECTORY_VERSION } from "./tables.ts";

/** Makes the tables in a new database, or checks that they are these. @throws OldDataError when they are others */
export function makeTables(sql: DatabaseSync): void {
  if (isOfThisVersion(sql)) return;
  const version = versionOf(sql);
  const isNew = sql.prepare("SELECT 1 FROM sqlite_master WHERE name = 'memberships'").get() === undefined;
  if (version !== 0 || !isNew) throw new OldDataError(`the tables are of version ${version}`);
  inTransaction(sql, () => sql.exec(`${DIRECTORY_TABLES} PRAGMA user_version = ${DIRECTORY_VERSION};`));
}

export const isOfThisVersion = (sql: DatabaseSync): boolean => versionOf(sql) === DIRECTORY_VERSION;

const versionOf = (sql: DatabaseSync): number =>
  integer(sql.prepare("PRAGMA user_version").get() ?? {}, "user_version");
