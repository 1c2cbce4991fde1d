import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Database, lockDatabase, openDatabase } from "@ourwords/store";
import { makeTables } from "./directory/make-tables.ts";
import { OldDataError } from "./directory/old-data-error.ts";
import { StartupError } from "./startup-error.ts";
import { folderSentence, noDataSentence, oldDataSentence } from "./startup-problem.ts";

/** The one database in a data folder. */
export const databaseFile = (dataDir: string): string => join(dataDir, "ourwords.db");

/**
 * Opens the one database in the data folder, which is made if need be: for its owner's eyes only. @throws StartupError, also
 * when its tables are of another version; nothing stays open then
 */
export function openData(dataDir: string): Database {
  return inFolder(dataDir, () => {
    const database = openDatabase(databaseFile(dataDir));
    try {
      makeTables(database.sql);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** As `openData`, for who wants what is there already. @throws StartupError also when nothing is */
export function openExisting(dataDir: string): Database {
  if (!existsSync(databaseFile(dataDir))) throw new StartupError(noDataSentence(dataDir));
  return openData(dataDir);
}

/** Keeps servers out of a folder in which there is no database yet, until what it answers is called. @throws StartupError */
export const lockFolder = (dataDir: string): (() => void) =>
  inFolder(dataDir, () => lockDatabase(databaseFile(dataDir)));

function inFolder<T>(dataDir: string, open: () => T): T {
  try {
    makeFolder(resolve(dataDir));
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return open();
  } catch (error) {
    if (error instanceof OldDataError) throw new StartupError(oldDataSentence(dataDir), { cause: error });
    const sentence = folderSentence(error, dataDir);
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  }
}

/** Not `mkdir`'s own `recursive`: that never ends where making a folder is answered as "not found", as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
