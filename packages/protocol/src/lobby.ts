import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from "lib0/encoding";
import { attempt } from "./attempt.ts";
import { FRAME } from "./frame-type.ts";
import { isParticipantId, type ParticipantId } from "./ids.ts";
import { parseName, ROLES, type Role } from "./participant.ts";

/** The door somebody came to: a code that was read out, a link, or a page on which they sit beside somebody. */
export const DOORS = ["code", "link", "here"] as const;
export type Door = (typeof DOORS)[number];

/** Somebody who waits to be let in. */
export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly how: Door;
  /** who invited them, or on whose page they are */
  readonly from?: string;
  /** they would come in as somebody who is in the note already: with another device, or beside somebody */
  readonly as?: ParticipantId;
}

/** Everybody who waits and whom this page may let in, whole, whenever it changes. */
export function encodeLobby(waiting: readonly Waiting[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, FRAME.lobby);
  writeVarString(encoder, JSON.stringify(waiting));
  return toUint8Array(encoder);
}

export function decodeLobby(frame: Uint8Array): readonly Waiting[] | undefined {
  return attempt(() => {
    const decoder = createDecoder(frame);
    if (readVarUint(decoder) !== FRAME.lobby) return undefined;
    const waiting = JSON.parse(readVarString(decoder)).map(parseWaiting);
    return waiting.includes(undefined) ? undefined : waiting;
  });
}

function parseWaiting(value: unknown): Waiting | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, name, role, how, from, as } = value as Record<string, unknown>;
  const called = parseName(name);
  const known = ROLES.find((each) => each === role);
  const door = DOORS.find((each) => each === how);
  if (typeof id !== "string" || called === undefined || !known || !door) return undefined;
  if ((from !== undefined && typeof from !== "string") || (as !== undefined && !isParticipantId(as))) return undefined;
  return {
    id,
    name: called,
    role: known,
    how: door,
    ...(from !== undefined && { from }),
    ...(as !== undefined && { as }),
  };
}
