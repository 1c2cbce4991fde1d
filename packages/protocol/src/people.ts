import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { type Participant, parseParticipant } from "./participant.ts";

/** Everybody who takes part in the note, whole, whenever it changes. */
export function encodePeople(participants: readonly Participant[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.people);
  writeVarString(encoder, JSON.stringify(participants));
  return toUint8Array(encoder);
}

export function decodePeople(frame: Uint8Array): readonly Participant[] | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.people) return undefined;
    const people = JSON.parse(readVarString(decoder)).map(parseParticipant);
    return people.includes(undefined) ? undefined : people;
  });
}
