import { createCipheriv, createDecipheriv, type KeyObject, randomFillSync } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
export const IV_BYTES = 12;
const TAG_BYTES = 16;

/** What sealing adds to bytes: 12 of IV, 16 of tag. */
export const SEALED_EXTRA: number = IV_BYTES + TAG_BYTES;

/**
 * AES-256-GCM: `iv ‖ ciphertext ‖ tag` of `parts` one after the other, for this `place` only (additional data).
 * The IV is random. SP 800-38D allows 2^32 seals under one key; a key here is one note's (or the directory's), so a note of
 * ten million rows is still 400 times below that.
 */
export function seal(key: KeyObject, place: Uint8Array, ...parts: readonly Uint8Array[]): Uint8Array {
  const plainBytes = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const sealed = new Uint8Array(plainBytes + SEALED_EXTRA);
  const iv = randomFillSync(sealed, 0, IV_BYTES).subarray(0, IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(place);
  // GCM is a stream: all of a part comes out at once, and `final` has nothing left.
  let at = IV_BYTES;
  for (const part of parts) {
    sealed.set(cipher.update(part), at);
    at += part.byteLength;
  }
  cipher.final();
  sealed.set(cipher.getAuthTag(), at);
  return sealed;
}

/** Opens what comes out as one. @throws when this is not what was sealed with this key for this place */
export function unseal(key: KeyObject, place: Uint8Array, sealed: Uint8Array): Uint8Array {
  const end = sealed.byteLength - TAG_BYTES;
  if (end < IV_BYTES) throw new Error("too short to be sealed");
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(place);
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(IV_BYTES, end));
  // Nothing of it is answered before the tag is known to be right.
  decipher.final();
  return new Uint8Array(plain);
}
