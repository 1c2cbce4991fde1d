import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { FRAME } from "./frame-type.ts";

/** One y-protocols awareness update. Both ways; the server rewrites who it is from (GT5). */
export function encodeAwareness(update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.awareness);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}
