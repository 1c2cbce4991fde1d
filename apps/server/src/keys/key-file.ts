import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { KEY_BYTES, type MasterKey } from "@ourwords/store";
import { StartupError } from "../startup-error.ts";
import { KEY_FORM, parseKey } from "./key-source.ts";

/** Group and others: whoever isn't its owner has no business with a key. Windows has no such bits. */
const NOT_THE_OWNER = 0o077;

/** @throws StartupError when it can't be read, holds no key, or others could read it too */
export function readKeyFile(file: string): MasterKey {
  const { text, mode } = readAll(file);
  if (process.platform !== "win32" && (mode & NOT_THE_OWNER) !== 0)
    throw new StartupError(
      `Others than its owner may read or change the key file ${file}. Make it yours alone: chmod 600 ${file}`,
    );
  const key = parseKey(text);
  if (!key) throw new StartupError(`The key file ${file} must hold ${KEY_FORM}, and nothing else.`);
  return key;
}

function readAll(file: string): { readonly text: string; readonly mode: number } {
  try {
    return { mode: statSync(file).mode, text: readFileSync(file, "utf8") };
  } catch (error) {
    throw new StartupError(`The key file ${file} can't be read. Check that it is there, and who may read it.`, {
      cause: error,
    });
  }
}

/**
 * Makes a new key in `file`, for its owner alone. When this returns it is on disk, and at no moment is there half of it.
 * @throws StartupError when it can't be written, or when there is something already
 */
export function makeKeyFile(file: string): MasterKey {
  if (existsSync(file)) throw new StartupError(`There is a file ${file} already, and nothing was written over it.`);
  const part = `${file}.part`;
  try {
    rmSync(part, { force: true });
    const handle = openSync(part, "wx", 0o600);
    try {
      writeSync(handle, `${randomBytes(KEY_BYTES).toString("base64")}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    moveFile(part, file);
  } catch (error) {
    throw new StartupError(
      `The key file ${file} can't be written. Check that there is room, and who may write there.`,
      {
        cause: error,
      },
    );
  }
  return readKeyFile(file);
}

/** Puts `from` in the place of `to` at once, and waits until the disk has it so. */
export function moveFile(from: string, to: string): void {
  renameSync(from, to);
  if (process.platform === "win32") return; // folders can't be opened there
  const folder = openSync(dirname(to), "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
