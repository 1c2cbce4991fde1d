import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { type Participant, parseParticipant } from "./participant.ts";
import { parseScribe, type Scribe } from "./scribe.ts";

/** Everybody who takes part in the note, and who may write down whose words: whole, whenever it changes. */
export interface People {
  readonly participants: readonly Participant[];
  readonly scribes: readonly Scribe[];
}

export function encodePeople({ participants, scribes }: People): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.people);
  writeVarString(encoder, JSON.stringify({ participants, scribes }));
  return toUint8Array(encoder);
}

export function decodePeople(frame: Uint8Array): People | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.people) return undefined;
    const people = JSON.parse(readVarString(decoder));
    const participants = people.participants.map(parseParticipant);
    const scribes = people.scribes.map(parseScribe);
    return [...participants, ...scribes].includes(undefined) ? undefined : { participants, scribes };
  });
}
