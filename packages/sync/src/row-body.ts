import {
  type Authorship,
  type IssuedVoice,
  isPageId,
  type PageId,
  type Participant,
  parseIssuedVoice,
  parseParticipant,
  readAuthorship,
  writeAuthorship,
} from "@ourwords/protocol";
import { createDecoder } from "lib0/decoding";
import { createEncoder, toUint8Array } from "lib0/encoding";

const EMPTY = new Uint8Array();

/** The trace of an `edit` or `mend` row. */
export function encodeTrace(facts: Authorship): Uint8Array {
  if (facts.copies.length === 0 && facts.traced.length === 0) return EMPTY;
  const encoder = createEncoder();
  writeAuthorship(encoder, facts);
  return toUint8Array(encoder);
}

/** @throws when the bytes are not a trace: the log is broken, and that is never passed over (RM5) */
export function decodeTrace(bytes: Uint8Array): Authorship {
  if (bytes.length === 0) return { voices: [], traced: [], copies: [] };
  const facts = readAuthorship(createDecoder(bytes));
  if (!facts) throw new Error("a row's trace is not one");
  return facts;
}

/** What a `people` row says: who takes part from now on (replacing what was known of them), and voices issued to a page. */
export interface PeopleBody {
  readonly participants: readonly Participant[];
  readonly voices: readonly PageVoice[];
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
  const { participants, voices } = JSON.parse(new TextDecoder().decode(bytes));
  return { participants: participants.map(must(parseParticipant)), voices: voices.map(must(parsePageVoice)) };
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
