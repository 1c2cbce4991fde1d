import { type Decoder, readUint8, readVarUint } from "lib0/decoding";
import { type Encoder, writeUint8, writeVarUint } from "lib0/encoding";
import { type CharRange, readCharRange, writeCharRange } from "./char-range.ts";
import { isClientId } from "./voice.ts";

/** What an author says of words that somebody wrote down for them: "yes, my words", or "not quite". */
export const VERDICTS = ["mine", "not-quite"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What the author of `length` characters at `(client, clock)`, all of them originals, says of them. */
export interface CheckRun extends CharRange {
  readonly verdict: Verdict;
}

export function writeChecks(encoder: Encoder, checks: readonly CheckRun[]): void {
  writeVarUint(encoder, checks.length);
  for (const { verdict, ...range } of checks) {
    writeVerdict(encoder, verdict);
    writeCharRange(encoder, range);
  }
}

/** `undefined` when one is none. @throws on bytes that end too soon */
export function readChecks(decoder: Decoder): CheckRun[] | undefined {
  const checks: CheckRun[] = [];
  for (let left = readVarUint(decoder); left > 0; left--) {
    const verdict = readVerdict(decoder);
    const range = readCharRange(decoder);
    if (!verdict || !isClientId(range.client)) return undefined;
    checks.push({ ...range, verdict });
  }
  return checks;
}

export const writeVerdict = (encoder: Encoder, verdict: Verdict): void =>
  writeUint8(encoder, VERDICTS.indexOf(verdict));

export const readVerdict = (decoder: Decoder): Verdict | undefined => VERDICTS[readUint8(decoder)];
