import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { parseSealHead, parseSignature, type Seal } from "./seal.ts";

/** All seals of the note, the oldest first: whole, whenever there is one more or one more stands by one. */
export function encodeSeals(seals: readonly Seal[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.seals);
  writeVarString(encoder, JSON.stringify(seals));
  return toUint8Array(encoder);
}

export function decodeSeals(frame: Uint8Array): readonly Seal[] | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.seals) return undefined;
    const seals = JSON.parse(readVarString(decoder)).map(parseSeal);
    return hasContent(decoder) || seals.includes(undefined) ? undefined : seals;
  });
}

/** A seal as frames and snapshots carry it. `undefined` when it is none. */
export function parseSeal(value: unknown): Seal | undefined {
  const head = parseSealHead(value);
  // reason: a head is parsed from an object only
  const signers = head && (value as { signers?: unknown }).signers;
  if (!head || !Array.isArray(signers)) return undefined;
  const known = signers.flatMap((each) => parseSignature(each) ?? []);
  return known.length === signers.length ? { ...head, signers: known } : undefined;
}
