import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { type CharRange, readCharRange, writeCharRange } from "./char-range.ts";
import { FRAME } from "./frame-type.ts";

/** What others wrote since this participant last had the note open: originals that live now. */
export interface Since {
  /** when they last had it open, milliseconds since 1970 */
  readonly at: number;
  readonly ranges: readonly CharRange[];
}

/** Sent once on a connection, after the welcome, and only to who has had the note open before. */
export function encodeSince({ at, ranges }: Since): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.since);
  writeVarUint(encoder, at);
  writeVarUint(encoder, ranges.length);
  for (const range of ranges) writeCharRange(encoder, range);
  return toUint8Array(encoder);
}

export function decodeSince(frame: Uint8Array): Since | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.since) return undefined;
    const at = readVarUint(decoder);
    const ranges: CharRange[] = [];
    for (let left = readVarUint(decoder); left > 0; left--) ranges.push(readCharRange(decoder));
    return { at, ranges };
  });
}
