import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId, type ParticipantId } from "./ids.ts";
import { type Participant, parseParticipant } from "./participant.ts";
import { parseScribe, type Scribe } from "./scribe.ts";
import { parseIssuedVoice } from "./voice.ts";
import type { PageVoices } from "./voices.ts";

/** The first frame of every connection: who you are here, who writes on this page, and the voices it may write with. */
export interface Welcome {
  readonly protocol: number;
  readonly schema: string;
  readonly you: ParticipantId;
  /** you first, then who shares the keyboard */
  readonly writers: readonly ParticipantId[];
  /** one for each writer, then one for each who lets a writer write down their words; your own first */
  readonly voices: PageVoices;
  readonly participants: readonly Participant[];
  readonly scribes: readonly Scribe[];
  readonly limits: { readonly frameBytes: number };
}

export function encodeWelcome(welcome: Welcome): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.welcome);
  writeVarString(encoder, JSON.stringify(welcome));
  return toUint8Array(encoder);
}

export function decodeWelcome(frame: Uint8Array): Welcome | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.welcome) return undefined;
    const { protocol, schema, you, writers, voices, participants, scribes, limits } = JSON.parse(
      readVarString(decoder),
    );
    const [own, ...others] = voices.map(parseIssuedVoice);
    const people = participants.map(parseParticipant);
    const allowed = scribes.map(parseScribe);
    if (!own || others.includes(undefined) || people.includes(undefined) || allowed.includes(undefined))
      return undefined;
    if (!writers.every(isParticipantId)) return undefined;
    if (!isParticipantId(you) || typeof protocol !== "number" || typeof schema !== "string") return undefined;
    if (typeof limits.frameBytes !== "number") return undefined;
    return {
      protocol,
      schema,
      you,
      writers,
      voices: [own, ...others],
      participants: people,
      scribes: allowed,
      limits: { frameBytes: limits.frameBytes },
    };
  });
}
