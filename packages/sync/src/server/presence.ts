import type { ParticipantId } from "@ourwords/protocol";
import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";

/** One entry of an awareness update. `state` is `null` when somebody has left. */
export interface PresenceEntry {
  readonly id: number;
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>> | null;
}

/** What a page may say of itself; the rest is dropped. Who it is, the server says. */
const FIELDS = ["cursor", "writing"] as const;

/** GT5: reads an awareness update that speaks for exactly one id. `undefined` for anything else. */
export function decodePresence(update: Uint8Array): PresenceEntry | undefined {
  try {
    const decoder = createDecoder(update);
    if (readVarUint(decoder) !== 1) return undefined;
    const entry = { id: readVarUint(decoder), clock: readVarUint(decoder), state: JSON.parse(readVarString(decoder)) };
    const isState = entry.state === null || (typeof entry.state === "object" && !Array.isArray(entry.state));
    return isState && !hasContent(decoder) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** GT5: the same entry with its participant written by the server. */
export function signedPresence({ id, clock, state }: PresenceEntry, participant: ParticipantId): PresenceEntry {
  if (state === null) return { id, clock, state };
  const said = FIELDS.filter((field) => Object.hasOwn(state, field)).map((field) => [field, state[field]]);
  return { id, clock, state: { ...Object.fromEntries(said), participant } };
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, entries.length);
  for (const { id, clock, state } of entries) {
    writeVarUint(encoder, id);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify(state));
  }
  return toUint8Array(encoder);
}
