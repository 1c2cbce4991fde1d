import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId, type ParticipantId } from "./ids.ts";
import { type Participant, parseParticipant } from "./participant.ts";
import { type IssuedVoice, parseIssuedVoice } from "./voice.ts";

/** The first frame of every connection: who you are here, and the voices this page may write with (the first is your own). */
export interface Welcome {
  readonly protocol: number;
  readonly schema: string;
  readonly you: ParticipantId;
  readonly voices: readonly [IssuedVoice, ...IssuedVoice[]];
  readonly participants: readonly Participant[];
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
    const { protocol, schema, you, voices, participants, limits } = JSON.parse(readVarString(decoder));
    const [own, ...others] = voices.map(parseIssuedVoice);
    const people = participants.map(parseParticipant);
    if (!own || others.includes(undefined) || people.includes(undefined)) return undefined;
    if (!isParticipantId(you) || typeof protocol !== "number" || typeof schema !== "string") return undefined;
    if (typeof limits.frameBytes !== "number") return undefined;
    return {
      protocol,
      schema,
      you,
      voices: [own, ...others],
      participants: people,
      limits: { frameBytes: limits.frameBytes },
    };
  });
}
