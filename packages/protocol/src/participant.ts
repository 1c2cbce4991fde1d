import { isParticipantId, type ParticipantId } from "./ids.ts";

export const ROLES = ["person", "clinician", "peer", "supporter"] as const;
export type Role = (typeof ROLES)[number];

/** How an author looks: a tint and a line style that belong together. Belongs to the participant, never to a role. */
export const LOOKS = ["rust", "navy", "green", "purple", "yellow", "slate"] as const;
export type Look = (typeof LOOKS)[number];

/**
 * What somebody reaches of a note: they write in it; they see the plan's page only; or nothing, because they left or were
 * taken out, and are kept because words of theirs stand.
 */
export const ACCESSES = ["note", "plan", "none"] as const;
export type Access = (typeof ACCESSES)[number];

/** Somebody who takes part in a note, or did. `name` is the one they chose, 1 to 60 characters. */
export interface Participant {
  readonly id: ParticipantId;
  readonly role: Role;
  readonly name: string;
  readonly look: Look;
  readonly access: Access;
  /** what they chose to be called besides their name ("peer worker", "sister"), 1 to 30 characters */
  readonly label?: string;
}

export const MAX_NAME = 60;
export const MAX_LABEL = 30;

/** A name as it is stored and shown: trimmed, inner spaces single, no control or direction-changing characters. `undefined` when nothing is left or it is too long. */
export const parseName = (value: unknown): string | undefined => parseWords(value, MAX_NAME);

/** A label, cleaned like a name. */
export const parseLabel = (value: unknown): string | undefined => parseWords(value, MAX_LABEL);

/** A few words on one line, cleaned like a name. */
export function parseWords(value: unknown, most: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const words = value
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return words.length > 0 && words.length <= most ? words : undefined;
}

/** One that was stored before there was `access` is in the note. */
export function parseParticipant(value: unknown): Participant | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, role, name, look, access = "note", label } = value as Record<string, unknown>;
  const known = ROLES.find((each) => each === role);
  const appearance = LOOKS.find((each) => each === look);
  const reach = ACCESSES.find((each) => each === access);
  const called = parseName(name);
  const described = parseLabel(label);
  if (!isParticipantId(id) || !known || !appearance || !reach || called === undefined) return undefined;
  if (label !== undefined && described === undefined) return undefined;
  const participant = { id, role: known, name: called, look: appearance, access: reach };
  return described === undefined ? participant : { ...participant, label: described };
}
