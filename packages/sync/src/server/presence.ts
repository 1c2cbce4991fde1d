import type { IssuedVoice, Participant } from "@ourwords/protocol";
import { createDecoder, hasContent, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";

/** One entry of an awareness update. `state` is `null` when somebody has left. */
export interface PresenceEntry {
  readonly id: number;
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>> | null;
}

/** What a page may say of itself; the rest is dropped. Who it is, the server says. */
const FIELDS = ["cursor", "writing", "asks"] as const;

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

/** Whose page it is, who writes on it besides, and with which voices. */
export interface Signer {
  readonly writers: readonly [Participant, ...Participant[]];
  readonly voices: readonly IssuedVoice[];
}

/** GT5: the same entry with whose it is and who speaks written by the server. A voice that is not the page's speaks for nobody. */
export function signedPresence({ id, clock, state }: PresenceEntry, { writers, voices }: Signer): PresenceEntry {
  if (state === null) return { id, clock, state };
  const [{ id: participant }, ...others] = writers;
  const sharing = others.map((each) => each.id);
  const said = FIELDS.filter((field) => Object.hasOwn(state, field)).map((field) => [field, state[field]]);
  const voice = voices.find(({ client }) => client === state["voice"]);
  const speaking = voice && { author: voice.author, ...(voice.scribe && { scribe: voice.scribe }) };
  return {
    id,
    clock,
    state: { ...Object.fromEntries(said), participant, sharing, ...(speaking && { speaking }) },
  };
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
