import { copyFileSync, existsSync, rmSync } from "node:fs";
import { moveFile } from "../keys/key-file.ts";
import { databaseFile, lockFolder } from "../open-data.ts";
import { StartupError } from "../startup-error.ts";
import { backupSentence } from "../startup-problem.ts";
import { type Copied, flush, readCopy } from "./back-up.ts";

/**
 * Puts a backup into a data folder that has no data. Its chains are checked before it is put in place, so a folder has all of
 * it or nothing. The master key is not in a backup: it has to be put there by hand, or given when the server starts.
 * @throws StartupError when there is data already, a server is running there, or `file` is no backup
 */
export async function restore(file: string, dataDir: string): Promise<Copied> {
  if (!existsSync(file)) throw new StartupError(`There is no backup ${file}.`);
  const database = databaseFile(dataDir);
  const unlock = lockFolder(dataDir);
  const part = `${database}.part`;
  try {
    // A WAL without its database would be played into the one that is put there.
    for (const each of [database, `${database}-wal`])
      if (existsSync(each))
        throw new StartupError(
          `There is data in ${dataDir} already, and nothing was written over it. Choose an empty folder with DATA_DIR.`,
        );
    copyFileSync(file, part);
    flush(part);
    const copied = await readCopy(part);
    if (copied.faults.length === 0) moveFile(part, database);
    return { ...copied, file };
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(backupSentence(file), { cause: error });
  } finally {
    for (const each of [part, `${part}-wal`, `${part}-shm`]) rmSync(each, { force: true });
    unlock();
  }
}
