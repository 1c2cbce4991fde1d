import { createDecoder, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { readVoices, writeVoices } from "./authorship.ts";
import { FRAME } from "./frame-type.ts";
import type { IssuedVoice } from "./voice.ts";

/** All voices that a page may write with, its own first. */
export type PageVoices = readonly [IssuedVoice, ...IssuedVoice[]];

/** AU2: the page's voices, whole, when somebody was allowed to write down somebody's words, or no longer is. */
export function encodeVoices(voices: PageVoices): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.voices);
  writeVoices(encoder, voices);
  return toUint8Array(encoder);
}

export function decodeVoices(frame: Uint8Array): PageVoices | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.voices) return undefined;
    const [own, ...others] = readVoices(decoder) ?? [];
    return own && [own, ...others];
  });
}
