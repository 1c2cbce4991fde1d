import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Database, openDatabase } from "@ourwords/store";
import type { Config } from "./config.ts";
import { StartupError } from "./startup-error.ts";
import { folderSentence } from "./startup-problem.ts";

/** Opens the one database in the data folder, which is made if need be: for its owner's eyes only. @throws StartupError */
export function openData(config: Config): Database {
  try {
    makeFolder(resolve(config.dataDir));
    accessSync(config.dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
    return openDatabase(join(config.dataDir, "ourwords.db"));
  } catch (error) {
    const sentence = folderSentence(error, config);
    throw sentence === undefined ? error : new StartupError(sentence, { cause: error });
  }
}

/** Not `mkdir`'s own `recursive`: that never ends where making a folder is answered as "not found", as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}
