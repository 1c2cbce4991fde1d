import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";

/** SV1: `count` updates of this connection, counted from 1, are on disk. */
export function encodeSaved(count: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.saved);
  writeVarUint(encoder, count);
  return toUint8Array(encoder);
}

export function decodeSaved(frame: Uint8Array): number | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    return readVarUint(decoder) === FRAME.saved ? readVarUint(decoder) : undefined;
  });
}
