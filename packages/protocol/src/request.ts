import { createDecoder, type Decoder, hasContent, readUint8, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { type CharRange, readCharRange, writeCharRange } from "./char-range.ts";
import { readVerdict, type Verdict, writeVerdict } from "./check.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId, type ParticipantId } from "./ids.ts";
import { isClientId } from "./voice.ts";

/** What a page asks of the room outside the document, and as whom: one of the page's writers. */
export type PageRequest = { readonly as: ParticipantId } & (
  | { readonly kind: "scribe"; readonly scribe: ParticipantId; readonly may: boolean }
  | { readonly kind: "check"; readonly verdict: Verdict; readonly ranges: readonly CharRange[] }
  | { readonly kind: "seal" }
  | { readonly kind: "sign"; readonly seal: number }
);

/** `n` comes back in the answer. */
export interface NumberedRequest {
  readonly n: number;
  readonly request: PageRequest;
}

/**
 * Why a request was not done. `not-yours`: somebody else's to say. `not-here`: they are not in the note. `no-words`: none of
 * these words stands. `too-much`: more ranges than `LIMITS.checkRanges`. `no-seal`: there is none in this row. `too-often`:
 * they made `LIMITS.seals` within the hour.
 */
export const ANSWER_REFUSALS = ["not-yours", "no-words", "not-here", "too-much", "no-seal", "too-often"] as const;
export type AnswerRefusal = (typeof ANSWER_REFUSALS)[number];

/** What became of request `n`. Without `refused` it is done and on disk. */
export interface Answer {
  readonly n: number;
  readonly refused?: AnswerRefusal;
  /** the row of the seal that they stand by now, after `seal` or `sign` */
  readonly seal?: number;
}

const KINDS = ["scribe", "check", "seal", "sign"] as const;

export function encodeRequest({ n, request }: NumberedRequest): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.request);
  writeVarUint(encoder, n);
  writeVarString(encoder, request.as);
  writeUint8(encoder, KINDS.indexOf(request.kind));
  switch (request.kind) {
    case "scribe":
      writeVarString(encoder, request.scribe);
      writeUint8(encoder, request.may ? 1 : 0);
      break;
    case "check":
      writeVerdict(encoder, request.verdict);
      writeVarUint(encoder, request.ranges.length);
      for (const range of request.ranges) writeCharRange(encoder, range);
      break;
    case "seal":
      break;
    case "sign":
      writeVarUint(encoder, request.seal);
      break;
  }
  return toUint8Array(encoder);
}

/** What follows a request's type. `undefined` when it is none. @throws on bytes that end too soon */
export function readRequest(decoder: Decoder): NumberedRequest | undefined {
  const n = readVarUint(decoder);
  const as = readVarString(decoder);
  if (!isParticipantId(as)) return undefined;
  const kind = KINDS[readUint8(decoder)];
  if (kind === undefined) return undefined;
  if (kind === "seal") return { n, request: { as, kind } };
  if (kind === "sign") return { n, request: { as, kind, seal: readVarUint(decoder) } };
  if (kind === "scribe") {
    const scribe = readVarString(decoder);
    const may = readUint8(decoder);
    return isParticipantId(scribe) && may < 2 ? { n, request: { as, kind, scribe, may: may === 1 } } : undefined;
  }
  const verdict = readVerdict(decoder);
  const ranges: CharRange[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const range = readCharRange(decoder);
    if (!isClientId(range.client) || !Number.isSafeInteger(range.clock + range.length)) return undefined;
    ranges.push(range);
  }
  return verdict && { n, request: { as, kind, verdict, ranges } };
}

export function encodeAnswer({ n, refused, seal }: Answer): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.answer);
  writeVarUint(encoder, n);
  writeVarString(encoder, refused ?? "");
  if (seal !== undefined) writeVarUint(encoder, seal);
  return toUint8Array(encoder);
}

export function decodeAnswer(frame: Uint8Array): Answer | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.answer) return undefined;
    const n = readVarUint(decoder);
    const said = readVarString(decoder);
    const refused = ANSWER_REFUSALS.find((each) => each === said);
    if (said !== "" && !refused) return undefined;
    const seal = hasContent(decoder) ? readVarUint(decoder) : undefined;
    if (hasContent(decoder)) return undefined;
    return { n, ...(refused && { refused }), ...(seal !== undefined && { seal }) };
  });
}
