import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Form } from "./canaries.ts";

/** Bytes that were looked through, and what was found in them. */
export interface Looked {
  readonly files: number;
  readonly bytes: number;
  readonly hits: readonly Hit[];
}

export interface Hit {
  readonly where: string;
  readonly form: Form;
}

export const NOTHING: Looked = { files: 0, bytes: 0, hits: [] };

export function lookIn(where: string, bytes: Buffer, forms: readonly Form[]): Looked {
  const hits = forms.filter((form) => bytes.includes(form.bytes)).map((form) => ({ where, form }));
  return { files: 1, bytes: bytes.length, hits };
}

/** Every file below a folder, or one file, and their names; also while a browser writes there and takes files away. */
export function lookThrough(path: string, forms: readonly Form[]): Looked {
  const kind = statSync(path, { throwIfNoEntry: false });
  // A socket, or a link that leads nowhere, holds no words.
  if (kind?.isFile()) return lookIn(path, readOrGone(path), forms);
  if (!kind?.isDirectory()) return NOTHING;
  return readdirSync(path)
    .map((name) => lookThrough(join(path, name), forms))
    .reduce(together, lookIn(path, Buffer.from(path), forms));
}

export const together = (one: Looked, other: Looked): Looked => ({
  files: one.files + other.files,
  bytes: one.bytes + other.bytes,
  hits: [...one.hits, ...other.hits],
});

function readOrGone(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
