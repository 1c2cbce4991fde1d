import { isParticipantId, type ParticipantId } from "./ids.ts";

export const ROLES = ["person", "clinician", "peer", "supporter"] as const;
export type Role = (typeof ROLES)[number];

/** How an author looks: a tint and a line style that belong together. Belongs to the participant, never to a role. */
export const LOOKS = ["rust", "navy", "green", "purple", "yellow", "slate"] as const;
export type Look = (typeof LOOKS)[number];

/** Somebody who may take part in a note. `name` is the one they chose, 1 to 60 characters. */
export interface Participant {
  readonly id: ParticipantId;
  readonly role: Role;
  readonly name: string;
  readonly look: Look;
}

export const MAX_NAME = 60;

/** A name as it is stored and shown: trimmed, inner spaces single, no control or direction-changing characters. `undefined` when nothing is left or it is too long. */
export function parseName(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const name = value
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return name.length > 0 && name.length <= MAX_NAME ? name : undefined;
}

export function parseParticipant(value: unknown): Participant | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, role, name, look } = value as Record<string, unknown>;
  const known = ROLES.find((each) => each === role);
  const appearance = LOOKS.find((each) => each === look);
  const called = parseName(name);
  if (!isParticipantId(id) || !known || !appearance || called === undefined) return undefined;
  return { id, role: known, name: called, look: appearance };
}
