import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { FRAME } from "./frame-type.ts";

/**
 * AU2: which of its voices a page's next updates are of. An update's new characters say so themselves, a deletion can't.
 * A connection starts with the first voice of its welcome.
 */
export function encodeSpeak(client: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.speak);
  writeVarUint(encoder, client);
  return toUint8Array(encoder);
}
