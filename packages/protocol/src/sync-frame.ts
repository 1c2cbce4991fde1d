import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { FRAME } from "./frame-type.ts";

/** y-protocols' three sync messages. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

function encode(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.sync);
  writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, bytes);
  return toUint8Array(encoder);
}

/** All that a page with the asked state vector lacks (V1). */
export const encodeSyncStep2 = (update: Uint8Array): Uint8Array => encode(SYNC.step2, update);

/** One update (V1). Both ways. */
export const encodeUpdate = (update: Uint8Array): Uint8Array => encode(SYNC.update, update);
