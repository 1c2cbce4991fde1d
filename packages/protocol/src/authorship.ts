import { createDecoder, type Decoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, type Encoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { readCopyRuns, writeCopyRuns } from "./copy-runs.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId } from "./ids.ts";
import { type IssuedVoice, isClientId } from "./voice.ts";

/** `length` characters from `(client, clock)` on. Clocks count UTF-16 units, as Yjs does. */
export interface CharRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** `length` characters at `(client, clock)` are copies of those at `(originClient, originClock)`: their author wrote those. */
export interface CopyRun extends CharRange {
  readonly originClient: number;
  readonly originClock: number;
}

/**
 * Facts about characters: what a page is told is added to what it knows. Within `traced` the listed copies are all there
 * are: they replace what a page had worked out there.
 */
export interface Authorship {
  readonly voices: readonly IssuedVoice[];
  readonly traced: readonly CharRange[];
  readonly copies: readonly CopyRun[];
}

export function encodeAuthorship(facts: Authorship): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.authorship);
  writeAuthorship(encoder, facts);
  return toUint8Array(encoder);
}

export function decodeAuthorship(bytes: Uint8Array): Authorship | undefined {
  return attempt(() => {
    const decoder = createDecoder(bytes);
    return readVarUint(decoder) === FRAME.authorship ? readAuthorship(decoder) : undefined;
  });
}

export function writeAuthorship(encoder: Encoder, { voices, traced, copies }: Authorship): void {
  writeVarUint(encoder, voices.length);
  for (const { client, author, scribe } of voices) {
    writeVarUint(encoder, client);
    writeVarString(encoder, author);
    writeVarString(encoder, scribe ?? "");
  }
  writeVarUint(encoder, traced.length);
  for (const range of traced) writeCharRange(encoder, range);
  writeCopyRuns(encoder, copies);
}

/** @throws on bytes that end too soon (callers decode inside `attempt`) */
export function readAuthorship(decoder: Decoder): Authorship | undefined {
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
  const traced: CharRange[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) traced.push(readCharRange(decoder));
  const copies = readCopyRuns(decoder);
  return copies && { voices, traced, copies };
}

export function writeCharRange(encoder: Encoder, { client, clock, length }: CharRange): void {
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeVarUint(encoder, length);
}

/** @throws on bytes that end too soon */
export function readCharRange(decoder: Decoder): CharRange {
  return { client: readVarUint(decoder), clock: readVarUint(decoder), length: readVarUint(decoder) };
}
