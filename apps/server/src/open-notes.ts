import {
  type Database,
  KeyError,
  KeyTable,
  type MasterKey,
  SealedRows,
  SealedTexts,
  SqliteNoteStore,
} from "@ourwords/store";
import type { Config } from "./config.ts";
import { Directory } from "./directory/directory.ts";
import { loadMasterKey } from "./keys/load-master-key.ts";
import type { Logger } from "./log.ts";
import { openData } from "./open-data.ts";
import { StartupError } from "./startup-error.ts";
import { folderSentence, keysBrokenSentence } from "./startup-problem.ts";

/** All that is kept, opened with its key. */
export interface OpenNotes {
  readonly database: Database;
  readonly store: SqliteNoteStore;
  readonly directory: Directory;
}

/** @throws StartupError when it can't be opened: the folder, its version, or the key; nothing stays open then */
export function openNotes({ dataDir, key: source }: Pick<Config, "dataDir" | "key">, log: Logger): OpenNotes {
  const database = openData(dataDir);
  try {
    const keys = new KeyTable(database.sql);
    const masters = keys.masters();
    // Without this, a new master key would be made for data whose keys are gone.
    if (masters.length === 0 && !isEmpty(database.sql)) throw new StartupError(keysBrokenSentence(dataDir));
    const { key, file, isNew } = loadMasterKey(source, { dataDir, masters }, true);
    if (isNew)
      log.warn(
        { file, key: key.id },
        "a master key was made: keep a copy of this file somewhere else, for without it nobody can read the notes",
      );
    const names = openNames(database, keys, key, dataDir);
    const store = new SqliteNoteStore(database.sql, new SealedRows(keys, key));
    const failed = (error: unknown): void => log.error({ err: error }, "who opened a note could not be written down");
    return { database, store, directory: new Directory(database.sql, names, failed) };
  } catch (error) {
    database.close();
    const sentence = folderSentence(error, dataDir);
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  }
}

/**
 * Made at the first start, before anybody is in: so from then on the data knows which master key it needs, and that there were
 * keys. Data that has lost them gets no new ones.
 */
function openNames({ sql }: Database, keys: KeyTable, key: MasterKey, dataDir: string): SealedTexts {
  try {
    return new SealedTexts(keys, key, isEmpty(sql));
  } catch (error) {
    if (!(error instanceof KeyError)) throw error;
    throw new StartupError(keysBrokenSentence(dataDir), { cause: error });
  }
}

const isEmpty = (sql: Database["sql"]): boolean => sql.prepare("SELECT 1 FROM accounts LIMIT 1").get() === undefined;
