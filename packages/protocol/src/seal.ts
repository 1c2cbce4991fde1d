import type { Verdict } from "./check.ts";
import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "./ids.ts";
import { ACCESSES, type Participant, parseName, ROLES } from "./participant.ts";

/** Somebody as a seal keeps them: called what they were called then. */
export type SealPerson = Pick<Participant, "id" | "role" | "name" | "access" | "label">;

/** That somebody stands by a seal, and since when (milliseconds since 1970). */
export interface Signature {
  readonly by: ParticipantId;
  readonly at: number;
}

/** What is known of a seal without what it holds. All but `hash` is what the hash is over (SL2). */
export interface SealHead {
  /** how it is put together; another way gets another number, and old seals are still checked in theirs */
  readonly form: 1;
  readonly note: NoteId;
  /** its row in the log: it holds the fold of all rows before it */
  readonly seq: number;
  readonly at: number;
  /** who said "let's stop here" */
  readonly by: ParticipantId;
  /** who was in the note then, and whoever else is named in what it holds */
  readonly people: readonly SealPerson[];
  /** SHA-256 over what it holds, in hex */
  readonly content: string;
  readonly hash: string;
}

/** A seal and who stands by it; the first is who made it. */
export interface Seal extends SealHead {
  readonly signers: readonly Signature[];
}

/** A note as it was. Nothing in it points into the document: it reads by itself. */
export interface SealedContent {
  readonly story: readonly SealedBlock[];
  readonly plan: readonly SealedBlock[];
  /** what people said beside the text, by map and then by key; a map without entries is left out */
  readonly maps: Readonly<Record<string, readonly SealedEntry[]>>;
  /** the words that stood taken out, oldest first */
  readonly takenOut: readonly SealedTakenOut[];
}

/** A block with all its attributes: it holds blocks or text, as its name says. */
export interface SealedBlock {
  readonly node: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly blocks?: readonly SealedBlock[];
  readonly pieces?: readonly SealedPiece[];
}

/** Words of one voice in one style; without an author they are the note's own. */
export interface SealedPiece {
  readonly text: string;
  readonly author?: ParticipantId;
  readonly scribe?: ParticipantId;
  /** of words that were written down for their author */
  readonly check?: "open" | Verdict;
  /** names of the schema's marks, sorted */
  readonly marks?: readonly string[];
}

export interface SealedEntry {
  readonly key: string;
  readonly value: unknown;
  /** the words that the key names, where it names any */
  readonly words?: string;
}

export interface SealedTakenOut {
  readonly by: ParticipantId;
  readonly of: ParticipantId;
  readonly at: number;
  readonly text: string;
}

/** `GET /api/notes/:id/seals/:seq`. `GET /api/notes/:id/seals` is the list of seals, oldest first. */
export interface SealedNote {
  readonly seal: Seal;
  readonly content: SealedContent;
}

interface WhoseWords {
  readonly author: ParticipantId;
  readonly scribe?: ParticipantId;
}

/** `GET /api/notes/:id/seals/:seq/since`: what became of the words of a seal. */
export interface SinceSeal {
  /** the note holds what the seal holds */
  readonly same: boolean;
  readonly added: readonly (WhoseWords & { readonly fragment: "story" | "plan"; readonly text: string })[];
  /** with the hands that took them away */
  readonly gone: readonly (WhoseWords & { readonly by: readonly WhoseWords[]; readonly text: string })[];
  /** entries of maps that are other now; without `before` they are new, without `now` they are gone */
  readonly said: readonly {
    readonly map: string;
    readonly key: string;
    readonly before?: unknown;
    readonly now?: unknown;
  }[];
}

/** A head as it was written. `undefined` when it is none. */
export function parseSealHead(value: unknown): SealHead | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { form, note, seq, at, by, people, content, hash } = value as Record<string, unknown>;
  if (form !== 1 || !isNoteId(note) || !isCount(seq) || !isCount(at) || !isParticipantId(by)) return undefined;
  if (!isHash(content) || !isHash(hash) || !Array.isArray(people)) return undefined;
  const known = people.flatMap((each) => parseSealPerson(each) ?? []);
  return known.length === people.length ? { form, note, seq, at, by, people: known, content, hash } : undefined;
}

export function parseSignature(value: unknown): Signature | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { by, at } = value as Record<string, unknown>;
  return isParticipantId(by) && isCount(at) ? { by, at } : undefined;
}

export const isHash = (value: unknown): value is string => typeof value === "string" && /^[\da-f]{64}$/.test(value);

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

function parseSealPerson(value: unknown): SealPerson | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { id, role, name, access, label } = value as Record<string, unknown>;
  const known = ROLES.find((each) => each === role);
  const reach = ACCESSES.find((each) => each === access);
  const called = parseName(name);
  if (!isParticipantId(id) || !known || !reach || called === undefined) return undefined;
  return { id, role: known, name: called, access: reach, ...(typeof label === "string" && { label }) };
}
