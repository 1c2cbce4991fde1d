import { encodeClaims, isParticipantId, type ParticipantId } from "@ourwords/protocol";
import { createDecoder, hasContent, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import type { Unsaved } from "../outbox.ts";

/** All that a later page needs to send an update in the place of the one that made it. */
export interface Parcel {
  /** the clientID that spoke (AU2) */
  readonly voice: number;
  /** who shared the page then: its voices are given out with them */
  readonly sharing: readonly ParticipantId[];
  /** the whole claims frame, if there was one (AU3) */
  readonly claims: Uint8Array | undefined;
  readonly update: Uint8Array;
}

/** Form 1 of what is sealed: a form of its own, because it may be read by a later version of this program. */
const FORM = 1;

export function encodeParcel({ update, voice, claims }: Unsaved, sharing: readonly ParticipantId[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FORM);
  writeVarUint(encoder, voice);
  writeVarString(encoder, sharing.join());
  writeVarUint8Array(encoder, claims ? encodeClaims(claims) : new Uint8Array());
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

/** `undefined` when it is none, or of a form that is not known here. Never throws. */
export function decodeParcel(bytes: Uint8Array): Parcel | undefined {
  try {
    const decoder = createDecoder(bytes);
    if (readVarUint(decoder) !== FORM) return undefined;
    const voice = readVarUint(decoder);
    const sharing = readVarString(decoder).split(",").filter(isParticipantId);
    const claims = readVarUint8Array(decoder);
    const update = readVarUint8Array(decoder);
    if (hasContent(decoder)) return undefined;
    return { voice, sharing, claims: claims.length > 0 ? claims : undefined, update };
  } catch {
    return undefined;
  }
}
