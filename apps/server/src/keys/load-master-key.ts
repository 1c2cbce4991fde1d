import { existsSync } from "node:fs";
import { join } from "node:path";
import type { MasterKey } from "@ourwords/store";
import { StartupError } from "../startup-error.ts";
import { keyLostSentence, keyWrongSentence } from "../startup-problem.ts";
import { makeKeyFile, moveFile, readKeyFile } from "./key-file.ts";
import type { KeySource } from "./key-source.ts";

/** The key, and where it lies. */
export interface LoadedKey {
  readonly key: MasterKey;
  /** `undefined`: it was given, and lies in no file that we know of */
  readonly file: string | undefined;
  /** it was made just now: somebody has to be told to keep a copy of it */
  readonly isNew: boolean;
}

/** What is asked for: the folder of the data, and which master keys its database needs (`KeyTable.masters`). */
export interface KeyNeed {
  readonly dataDir: string;
  readonly masters: readonly string[];
}

/** Where the key lies when nothing is said: in the folder, beside the database, and never in a backup (0023). */
export const folderKeyFile = (dataDir: string): string => join(dataDir, "master.key");

/** Where a rotation puts the next key until every wrapped key is rewrapped. */
export const nextKeyFile = (file: string): string => `${file}.next`;

/**
 * RM1: the master key that opens this data. A rotation that was killed half way has left two files; the one that the database
 * needs is taken. `isOurs` (a server, a rotation: who holds the database): then the rotation is finished, and a key is made
 * for data that has none yet. Who only reads changes nothing.
 * @throws StartupError when there is no key, or another one
 */
export function loadMasterKey(source: KeySource, { dataDir, masters }: KeyNeed, isOurs: boolean): LoadedKey {
  if (source.kind === "given") {
    if (!fits(source.key, masters)) throw new StartupError(keyWrongSentence(dataDir, masters, source.key.id));
    return { key: source.key, file: undefined, isNew: false };
  }
  const file = source.kind === "file" ? source.file : folderKeyFile(dataDir);
  const next = nextKeyFile(file);
  if (source.kind === "folder" && !existsSync(file) && !existsSync(next)) {
    if (masters.length > 0 || !isOurs) throw new StartupError(keyLostSentence(dataDir, masters));
    return { key: makeKeyFile(file), file, isNew: true };
  }
  const key = existsSync(file) || source.kind === "file" ? readKeyFile(file) : undefined;
  if (key && fits(key, masters)) return { key, file, isNew: false };
  const nextKey = existsSync(next) ? readKeyFile(next) : undefined;
  if (!nextKey || !fits(nextKey, masters))
    throw new StartupError(keyWrongSentence(dataDir, masters, (key ?? nextKey)?.id ?? "none"));
  if (isOurs) moveFile(next, file);
  return { key: nextKey, file: isOurs ? file : next, isNew: false };
}

/** A new database takes any key. */
const fits = (key: MasterKey, masters: readonly string[]): boolean => masters.every((id) => id === key.id);
