import { existsSync, linkSync } from "node:fs";
import { KeyTable, type MasterKey } from "@ourwords/store";
import { openExisting } from "../open-data.ts";
import { StartupError } from "../startup-error.ts";
import { makeKeyFile, moveFile, readKeyFile } from "./key-file.ts";
import type { KeySource } from "./key-source.ts";
import { loadMasterKey, nextKeyFile } from "./load-master-key.ts";

/** What a rotation did. Ids, never keys. */
export interface Rotated {
  /** how many wrapped keys were wrapped anew; 0 when an earlier, killed command had come to its end */
  readonly rewrapped: number;
  readonly from: string;
  readonly to: string;
  /** where the new key lies */
  readonly file: string;
  /** where the old one stays: backups of before need it. With a `newKeyFile` it stays where it was */
  readonly old?: string;
}

/**
 * RM1: every wrapped key under a new master key, in one transaction. Killed at any moment, the data is whole and opens with
 * the key that the settings find:
 *
 * 1. the new key is on disk, in a file beside the old one (`….next`), or in `newKeyFile`; the old one has a second name
 * 2. one transaction rewraps everything
 * 3. the file beside takes the old one's place; who starts in between does that (`loadMasterKey`)
 *
 * With `newKeyFile` there is no third step: whoever starts the server says where the key lies.
 * @throws StartupError when a server is running, when there is no data, or when the key isn't the right one
 */
export function rotateKey(dataDir: string, source: KeySource, newKeyFile: string | undefined): Rotated {
  const database = openExisting(dataDir);
  try {
    const keys = new KeyTable(database.sql);
    const masters = keys.masters();
    const done = newKeyFile !== undefined && existsSync(newKeyFile) ? readKeyFile(newKeyFile) : undefined;
    if (done && newKeyFile !== undefined && masters.length > 0 && masters.every((id) => id === done.id))
      return { rewrapped: 0, from: done.id, to: done.id, file: newKeyFile };
    const { key: from, file } = loadMasterKey(source, { dataDir, masters }, true);
    if (newKeyFile !== undefined) {
      const to = done ?? makeKeyFile(newKeyFile);
      return { rewrapped: keys.rewrap(from, to), from: from.id, to: to.id, file: newKeyFile };
    }
    if (file === undefined)
      throw new StartupError("With MASTER_KEY, say where the new key is to lie: --new-key-file FILE.");
    const next = nextKeyFile(file);
    const to = nextKey(next);
    const old = `${file}.${from.id}`;
    if (!existsSync(old)) linkSync(file, old);
    const rewrapped = keys.rewrap(from, to);
    moveFile(next, file);
    return { rewrapped, from: from.id, to: to.id, file, old };
  } finally {
    database.close();
  }
}

/** One that a killed rotation left behind, and that nothing needs yet, will do. */
const nextKey = (file: string): MasterKey => (existsSync(file) ? readKeyFile(file) : makeKeyFile(file));
