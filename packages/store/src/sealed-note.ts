import type { KeyObject } from "node:crypto";
import type { NoteId } from "@ourwords/protocol";
import type { LogRow, Snapshot } from "@ourwords/sync";
import { IV_BYTES, seal, unseal } from "./gcm.ts";
import type { NoteCipher } from "./row-cipher.ts";

/**
 * RM1: seals the rows of one note. Update and trace of a row are sealed in one go, so neither can be exchanged for
 * another's, and it costs one seal instead of two. The trace's column has the first part of the ciphertext; the update's
 * has IV, the rest, and the tag. Bound in is all that a row says of itself, where the trace ends, and the hash of the row
 * before it: whoever makes a chain anew needs the key.
 */
export class SealedNote implements NoteCipher {
  readonly #note: NoteId;
  readonly #key: KeyObject;

  constructor(note: NoteId, key: KeyObject) {
    this.#note = note;
    this.#key = key;
  }

  sealRow(prevHash: Uint8Array, row: LogRow): LogRow {
    const { update, trace } = row;
    const place = this.#rowPlace(prevHash, row, trace.byteLength);
    const sealed = seal(this.#key, place, trace, update);
    const [from, to] = [IV_BYTES, IV_BYTES + trace.byteLength];
    return { ...row, update: cutOut(sealed, from, to), trace: sealed.slice(from, to) };
  }

  openRow(prevHash: Uint8Array, row: LogRow): LogRow {
    const { update, trace } = row;
    const place = this.#rowPlace(prevHash, row, trace.byteLength);
    const sealed = Buffer.concat([update.subarray(0, IV_BYTES), trace, update.subarray(IV_BYTES)]);
    const plain = unseal(this.#key, place, sealed);
    return { ...row, update: plain.slice(trace.byteLength), trace: plain.slice(0, trace.byteLength) };
  }

  sealSnapshot({ seq, state }: Snapshot): Snapshot {
    return { seq, state: seal(this.#key, this.#snapshotPlace(seq), state) };
  }

  openSnapshot({ seq, state }: Snapshot): Snapshot {
    return { seq, state: unseal(this.#key, this.#snapshotPlace(seq), state) };
  }

  #rowPlace(prevHash: Uint8Array, { seq, kind, voice, at }: LogRow, traceBytes: number): Uint8Array {
    return Buffer.concat([
      Buffer.from(JSON.stringify(["row", this.#note, seq, kind, voice, at, traceBytes])),
      prevHash,
    ]);
  }

  #snapshotPlace(seq: number): Uint8Array {
    return Buffer.from(JSON.stringify(["snapshot", this.#note, seq]));
  }
}

function cutOut(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const left = new Uint8Array(bytes.byteLength - (to - from));
  left.set(bytes.subarray(0, from));
  left.set(bytes.subarray(to), from);
  return left;
}
