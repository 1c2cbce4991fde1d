import { createHash, createSecretKey, type KeyObject } from "node:crypto";
import { seal, unseal } from "./gcm.ts";

/** In bytes. */
export const KEY_BYTES = 32;

/** The one key that lies outside the database. It seals nothing but other keys. */
export class MasterKey {
  /** 16 hex digits that tell master keys apart and say nothing about them. Stands beside each key that it wraps. */
  readonly id: string;
  readonly #key: KeyObject;

  /** @throws RangeError unless `bytes` are 32 */
  constructor(bytes: Uint8Array) {
    if (bytes.byteLength !== KEY_BYTES) throw new RangeError(`a master key is ${KEY_BYTES} bytes`);
    this.#key = createSecretKey(bytes);
    this.id = createHash("sha256").update("ourwords master key\0").update(bytes).digest("hex").slice(0, 16);
  }

  wrap(scope: string, key: Uint8Array): Uint8Array {
    return seal(this.#key, this.#place(scope), key);
  }

  /** @throws when it was wrapped by another master key or for another scope, or was changed */
  unwrap(scope: string, wrapped: Uint8Array): Uint8Array {
    return unseal(this.#key, this.#place(scope), wrapped);
  }

  #place(scope: string): Uint8Array {
    return Buffer.from(JSON.stringify(["key", this.id, scope]));
  }
}
