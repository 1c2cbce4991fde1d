import { type Decoder, readVarUint } from "lib0/decoding";
import { type Encoder, writeVarUint } from "lib0/encoding";

/** `length` characters from `(client, clock)` on. Clocks count UTF-16 units, as Yjs does. */
export interface CharRange {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

/** Ranges that go on where the one before ends, as one. */
export function joinedRanges(ranges: Iterable<CharRange>): CharRange[] {
  const whole: CharRange[] = [];
  for (const { client, clock, length } of ranges) {
    const before = whole.at(-1);
    if (before?.client === client && before.clock + before.length === clock)
      whole[whole.length - 1] = { ...before, length: before.length + length };
    else whole.push({ client, clock, length });
  }
  return whole;
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
