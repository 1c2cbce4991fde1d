import { createSecretKey, randomBytes } from "node:crypto";
import type { NoteId } from "@ourwords/protocol";
import type { KeyTable } from "./key-table.ts";
import { KEY_BYTES, type MasterKey } from "./master-key.ts";
import { KeyError, type NoteCipher, type RowCipher } from "./row-cipher.ts";
import { SealedNote } from "./sealed-note.ts";

/** Notes whose unwrapped key is kept at hand. An unwrapping costs some 10 µs, a key kept some 1 KB. */
const AT_HAND = 4_096;

/** RM1: each note's rows under a key of its own, which lies in the same database, wrapped by the master key. */
export class SealedRows implements RowCipher {
  readonly #keys: KeyTable;
  readonly #master: MasterKey;
  /** in the order in which they were last asked for */
  readonly #atHand = new Map<NoteId, NoteCipher>();

  constructor(keys: KeyTable, master: MasterKey) {
    this.#keys = keys;
    this.#master = master;
  }

  of(note: NoteId, isNew: boolean): NoteCipher {
    const cipher = this.#atHand.get(note) ?? new SealedNote(note, createSecretKey(this.#key(note, isNew)));
    this.#atHand.delete(note);
    this.#atHand.set(note, cipher);
    const [oldest] = this.#atHand.size > AT_HAND ? this.#atHand.keys() : [];
    if (oldest !== undefined) this.#atHand.delete(oldest);
    return cipher;
  }

  forget(): void {
    this.#atHand.clear();
  }

  #key(note: NoteId, isNew: boolean): Uint8Array {
    return (isNew ? keyOf : knownKey)(this.#keys, this.#master, note);
  }
}

/** The key of `scope`, made if there is none. @throws KeyError */
export function keyOf(keys: KeyTable, master: MasterKey, scope: string): Uint8Array {
  if (keys.get(scope)) return knownKey(keys, master, scope);
  const key = randomBytes(KEY_BYTES);
  keys.add(scope, { master: master.id, wrapped: master.wrap(scope, key) });
  return key;
}

/** The key of `scope`, which must be there. @throws KeyError */
export function knownKey(keys: KeyTable, master: MasterKey, scope: string): Uint8Array {
  const found = keys.get(scope);
  if (!found) throw new KeyError("key-lost");
  try {
    return master.unwrap(scope, found.wrapped);
  } catch {
    throw new KeyError("key-wrong");
  }
}
