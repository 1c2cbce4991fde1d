import { createDecoder, type Decoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, type Encoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { type CharRange, readCharRange, writeCharRange } from "./char-range.ts";
import { type CheckRun, readChecks, writeChecks } from "./check.ts";
import { readCopyRuns, writeCopyRuns } from "./copy-runs.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId } from "./ids.ts";
import { type IssuedVoice, isClientId } from "./voice.ts";

/** `length` characters at `(client, clock)` are copies of those at `(originClient, originClock)`: their author wrote those. */
export interface CopyRun extends CharRange {
  readonly originClient: number;
  readonly originClock: number;
}

/** What an update's trace found, and voices. Within `traced` the listed copies are all there are. */
export interface Whose {
  readonly voices: readonly IssuedVoice[];
  readonly traced: readonly CharRange[];
  readonly copies: readonly CopyRun[];
}

/**
 * Facts about characters: what a page is told is added to what it knows. Within `traced` the listed copies replace what a
 * page had worked out there; of checks of the same characters the last counts.
 */
export interface Authorship extends Whose {
  readonly checks: readonly CheckRun[];
}

/** No facts at all, to say some of them beside. */
export const NO_AUTHORSHIP: Authorship = { voices: [], traced: [], copies: [], checks: [] };

export function encodeAuthorship(facts: Authorship): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.authorship);
  writeWhose(encoder, facts);
  writeChecks(encoder, facts.checks);
  return toUint8Array(encoder);
}

export function decodeAuthorship(bytes: Uint8Array): Authorship | undefined {
  return attempt(() => {
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== FRAME.authorship) return undefined;
    const whose = readWhose(decoder);
    const checks = readChecks(decoder);
    return whose && checks && { ...whose, checks };
  });
}

export function writeWhose(encoder: Encoder, { voices, traced, copies }: Whose): void {
  writeVoices(encoder, voices);
  writeVarUint(encoder, traced.length);
  for (const range of traced) writeCharRange(encoder, range);
  writeCopyRuns(encoder, copies);
}

/** @throws on bytes that end too soon (callers decode inside `attempt`) */
export function readWhose(decoder: Decoder): Whose | undefined {
  const voices = readVoices(decoder);
  if (!voices) return undefined;
  const traced: CharRange[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) traced.push(readCharRange(decoder));
  const copies = readCopyRuns(decoder);
  return copies && { voices, traced, copies };
}

export function writeVoices(encoder: Encoder, voices: readonly IssuedVoice[]): void {
  writeVarUint(encoder, voices.length);
  for (const { client, author, scribe } of voices) {
    writeVarUint(encoder, client);
    writeVarString(encoder, author);
    writeVarString(encoder, scribe ?? "");
  }
}

/** `undefined` when one is none. @throws on bytes that end too soon */
export function readVoices(decoder: Decoder): IssuedVoice[] | undefined {
  const voices: IssuedVoice[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const client = readVarUint(decoder);
    const author = readVarString(decoder);
    const scribe = readVarString(decoder);
    if (!isClientId(client) || !isParticipantId(author)) return undefined;
    if (scribe === "") voices.push({ client, author });
    else if (isParticipantId(scribe)) voices.push({ client, author, scribe });
    else return undefined;
  }
  return voices;
}
