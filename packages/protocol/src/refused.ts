import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { type CloseReason, isCloseReason } from "./close-reason.ts";
import { FRAME } from "./frame-type.ts";

/** The last frame before the server closes: why. A close code alone can't tell two 4400s apart. */
export function encodeRefused(reason: CloseReason): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.refused);
  writeVarString(encoder, reason);
  return toUint8Array(encoder);
}

export function decodeRefused(frame: Uint8Array): CloseReason | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.refused) return undefined;
    const reason = readVarString(decoder);
    return isCloseReason(reason) ? reason : undefined;
  });
}
