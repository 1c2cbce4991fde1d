import { createHash } from "node:crypto";
import type { NoteId } from "@ourwords/protocol";
import type { LogRow } from "@ourwords/sync";

/** What the first row of a note follows. */
export const FIRST_HASH: Uint8Array = new Uint8Array(32);

/**
 * ST3: sha256(prevHash ‖ row), over the bytes as they are stored (sealed). So the chain can be checked without the key, and
 * a hash gives nobody a way to try out guesses at what was written.
 * Every part is preceded by its length (u32): no two different rows have the same bytes.
 */
export function rowHash(note: NoteId, prevHash: Uint8Array, row: LogRow): Uint8Array {
  const hash = createHash("sha256").update(prevHash);
  const head = JSON.stringify([note, row.seq, row.kind, row.voice, row.at]);
  for (const part of [Buffer.from(head), row.update, row.trace]) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(part.byteLength);
    hash.update(length).update(part);
  }
  return new Uint8Array(hash.digest());
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
