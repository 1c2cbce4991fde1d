import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { FRAME } from "./frame-type.ts";

/** A page asks for words that were taken out to be put back (AU8). What comes of it, everybody is told; a record that stands no more is passed over. */
export function encodePutBack(id: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.putBack);
  writeVarString(encoder, id);
  return toUint8Array(encoder);
}
