import { createDecoder, readUint8, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId, type ParticipantId } from "./ids.ts";

/** AU8: words that somebody took out of somebody else's, and where a page shows it. */
export interface TakenOut {
  /** names this record as long as it stands */
  readonly id: string;
  readonly by: ParticipantId;
  readonly of: ParticipantId;
  /** when the last of the words went, milliseconds since 1970 */
  readonly at: number;
  /** the words, in the order they stood in; a new line between words of different blocks */
  readonly text: string;
  /** an encoded `Y.RelativePosition` (V1) in a living text of the note */
  readonly place: Uint8Array;
}

/** How a page gets them: `whole` replaces all it knew; otherwise `records` are new or changed, and those in `gone` stand no more. */
export interface TakenOutFrame {
  readonly whole: boolean;
  readonly gone: readonly string[];
  readonly records: readonly TakenOut[];
}

export function encodeTakenOut({ whole, gone, records }: TakenOutFrame): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.takenOut);
  writeUint8(encoder, whole ? 1 : 0);
  writeVarUint(encoder, gone.length);
  for (const id of gone) writeVarString(encoder, id);
  writeVarUint(encoder, records.length);
  for (const { id, by, of, at, text, place } of records) {
    for (const each of [id, by, of, text]) writeVarString(encoder, each);
    writeVarUint(encoder, at);
    writeVarUint8Array(encoder, place);
  }
  return toUint8Array(encoder);
}

export function decodeTakenOut(frame: Uint8Array): TakenOutFrame | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.takenOut) return undefined;
    const whole = readUint8(decoder) === 1;
    const gone: string[] = [];
    for (let left = readVarUint(decoder); left > 0; left--) gone.push(readVarString(decoder));
    const records: TakenOut[] = [];
    for (let left = readVarUint(decoder); left > 0; left--) {
      const id = readVarString(decoder);
      const by = readVarString(decoder);
      const of = readVarString(decoder);
      const text = readVarString(decoder);
      const at = readVarUint(decoder);
      // A copy: what a decoder answers is a window onto the whole frame.
      const place = readVarUint8Array(decoder).slice();
      if (!isParticipantId(by) || !isParticipantId(of)) return undefined;
      records.push({ id, by, of, at, text, place });
    }
    return { whole, gone, records };
  });
}
