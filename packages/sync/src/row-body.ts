import { type Facts, NO_FACTS, type Removed } from "@ourwords/authorship";
import {
  type CharRange,
  type CheckRun,
  type IssuedVoice,
  isPageId,
  type PageId,
  type Participant,
  parseIssuedVoice,
  parseParticipant,
  parseScribe,
  readChecks,
  readCharRange,
  readWhose,
  type Scribe,
  writeCharRange,
  writeChecks,
  writeWhose,
} from "@ourwords/protocol";
import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";

const EMPTY = new Uint8Array();

/** What an `edit` or `mend` row found. */
export function encodeFacts({ traced, copies, removed, revived }: Facts): Uint8Array {
  if (traced.length + copies.length + removed.length + revived.length === 0) return EMPTY;
  const encoder = createEncoder();
  writeWhose(encoder, { voices: [], traced, copies });
  writeVarUint(encoder, removed.length);
  for (const { marks, ...range } of removed) {
    writeCharRange(encoder, range);
    writeVarString(encoder, marks.join());
  }
  writeVarUint(encoder, revived.length);
  for (const range of revived) writeCharRange(encoder, range);
  return toUint8Array(encoder);
}

/** @throws when the bytes are no facts: the log is broken, and that is never passed over (RM5) */
export function decodeFacts(bytes: Uint8Array): Facts {
  if (bytes.length === 0) return NO_FACTS;
  const decoder = createDecoder(bytes);
  const whose = readWhose(decoder);
  if (!whose) throw new Error("a row's facts are none");
  const removed: Removed[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const range = readCharRange(decoder);
    const marks = readVarString(decoder);
    removed.push({ ...range, marks: marks === "" ? [] : marks.split(",") });
  }
  const revived: CharRange[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) revived.push(readCharRange(decoder));
  return { traced: whose.traced, copies: whose.copies, removed, revived };
}

/** What a `check` row says: what an author said of words that were written down for them. */
export function encodeCheckBody(checks: readonly CheckRun[]): Uint8Array {
  const encoder = createEncoder();
  writeChecks(encoder, checks);
  return toUint8Array(encoder);
}

/** @throws when the bytes are not a check row */
export function decodeCheckBody(bytes: Uint8Array): readonly CheckRun[] {
  const decoder = createDecoder(bytes);
  const checks = readChecks(decoder);
  if (!checks || hasContent(decoder)) throw new Error("a row of checks is not one");
  return checks;
}

/**
 * What a `people` row says: who takes part from now on (replacing what was known of them), voices issued to a page, and, if
 * that changes, all who may write down somebody's words.
 */
export interface PeopleBody {
  readonly participants: readonly Participant[];
  readonly voices: readonly PageVoice[];
  readonly scribes?: readonly Scribe[];
}

/** A voice and the page load that may write with it, also when that page comes back after a cut. */
export interface PageVoice {
  readonly page: PageId;
  readonly voice: IssuedVoice;
}

export const voicesOf = ({ voices }: PeopleBody): IssuedVoice[] => voices.map(({ voice }) => voice);

export const encodePeopleBody = (body: PeopleBody): Uint8Array => new TextEncoder().encode(JSON.stringify(body));

/** @throws when the bytes are not a people row */
export function decodePeopleBody(bytes: Uint8Array): PeopleBody {
  const { participants, voices, scribes } = JSON.parse(new TextDecoder().decode(bytes));
  const people = { participants: participants.map(must(parseParticipant)), voices: voices.map(must(parsePageVoice)) };
  return scribes === undefined ? people : { ...people, scribes: scribes.map(must(parseScribe)) };
}

function parsePageVoice(value: unknown): PageVoice | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { page, voice } = value as Record<string, unknown>;
  const parsed = parseIssuedVoice(voice);
  return parsed && isPageId(page) ? { page, voice: parsed } : undefined;
}

const must =
  <T>(parse: (value: unknown) => T | undefined) =>
  (value: unknown): T => {
    const parsed = parse(value);
    if (parsed === undefined) throw new Error("a row of people is not one");
    return parsed;
  };
