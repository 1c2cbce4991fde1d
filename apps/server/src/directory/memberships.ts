import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  isNoteId,
  isParticipantId,
  LOOKS,
  type Look,
  type NoteId,
  type Participant,
  type ParticipantId,
  parseParticipant,
  type Role,
} from "@ourwords/protocol";
import type { SealedTexts } from "@ourwords/store";
import { integer, optionalText, type Row, text } from "./row.ts";

/** That an account takes part in a note, or did, and as whom. */
export interface Membership {
  readonly note: NoteId;
  readonly account: string;
  readonly participant: Participant;
  readonly joinedAt: number;
  readonly openedAt: number;
  /** how far they had seen the note, and when, when they last had it open; 0 before the first time */
  readonly lookedSeq: number;
  readonly lookedAt: number;
}

export class Memberships {
  readonly #insert: StatementSync;
  readonly #get: StatementSync;
  readonly #ofNote: StatementSync;
  readonly #ofAccount: StatementSync;
  readonly #change: StatementSync;
  readonly #opened: StatementSync;
  readonly #looked: StatementSync;

  readonly #names: SealedTexts;

  constructor(sql: DatabaseSync, names: SealedTexts) {
    this.#names = names;
    this.#insert = sql.prepare("INSERT INTO memberships VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)");
    this.#get = sql.prepare("SELECT * FROM memberships WHERE note = ? AND participant = ?");
    this.#ofNote = sql.prepare("SELECT * FROM memberships WHERE note = ? ORDER BY joined_at, participant");
    this.#ofAccount = sql.prepare(`
      SELECT * FROM memberships WHERE account = ? AND access <> 'none' ORDER BY joined_at, participant`);
    this.#change = sql.prepare(`
      UPDATE memberships SET name = ?, look = ?, access = ?, label = ? WHERE note = ? AND participant = ?`);
    this.#opened = sql.prepare("UPDATE memberships SET opened_at = ? WHERE note = ? AND participant = ?");
    this.#looked = sql.prepare(`
      UPDATE memberships SET looked_seq = max(looked_seq, ?), looked_at = ? WHERE note = ? AND participant = ?`);
  }

  add(note: NoteId, account: string, participant: Participant, now: number): Membership {
    const { id, role, look, access } = participant;
    const sealed = this.#sealed(note, participant);
    this.#insert.run(note, id, account, role, sealed.name, look, access, sealed.label, now, now);
    return { note, account, participant, joinedAt: now, openedAt: now, lookedSeq: 0, lookedAt: 0 };
  }

  get(note: NoteId, participant: ParticipantId): Membership | undefined {
    const row = this.#get.get(note, participant);
    return row && this.#parse(row);
  }

  /** Everybody, also those who have left. */
  ofNote(note: NoteId): readonly Membership[] {
    return this.#ofNote.all(note).map((row) => this.#parse(row));
  }

  /** Where this account takes part now. */
  ofAccount(account: string): readonly Membership[] {
    return this.#ofAccount.all(account).map((row) => this.#parse(row));
  }

  /** The one whose note it is, once they have joined and as long as they stay. */
  person(note: NoteId): Membership | undefined {
    return this.ofNote(note).find(({ participant: { role, access } }) => role === "person" && access !== "none");
  }

  nextLook(note: NoteId, role: Role): Look {
    return nextLook(this.#looks(note), role);
  }

  /** Looks that nobody has, whether they are here still or not: their words are. */
  freeLooks(note: NoteId): readonly Look[] {
    const taken = this.#looks(note);
    return LOOKS.filter((look) => !taken.includes(look));
  }

  /** Whether a newcomer of this role may have it. */
  isOffered(note: NoteId, role: Role, look: Look): boolean {
    return this.nextLook(note, role) === look || this.freeLooks(note).includes(look);
  }

  /** Takes over a participant's name, look, access and label. */
  change(note: NoteId, participant: Participant): void {
    const { id, look, access } = participant;
    const { name, label } = this.#sealed(note, participant);
    this.#change.run(name, look, access, label, note, id);
  }

  opened(note: NoteId, participant: ParticipantId, now: number): void {
    this.#opened.run(now, note, participant);
  }

  /** Their page was closed, and had shown the note up to `seq`. */
  looked(note: NoteId, participant: ParticipantId, seq: number, now: number): void {
    this.#looked.run(seq, now, note, participant);
  }

  #looks(note: NoteId): readonly Look[] {
    return this.ofNote(note).map(({ participant }) => participant.look);
  }

  #sealed(note: NoteId, { id, name, label }: Participant): { readonly name: string; readonly label: string | null } {
    const seal = (column: string, value: string) => this.#names.seal(place(column, note, id), value);
    return { name: seal("name", name), label: label === undefined ? null : seal("label", label) };
  }

  #parse(row: Row): Membership {
    const { note, participant: id, role, look, access } = row;
    if (!isNoteId(note) || !isParticipantId(id)) throw new TypeError("a membership is broken");
    const open = (column: string, value: string) => this.#names.open(place(column, note, id), value);
    const sealed = optionalText(row, "label");
    const label = sealed === undefined ? undefined : open("label", sealed);
    const participant = parseParticipant({ id, role, name: open("name", text(row, "name")), look, access, label });
    if (!participant) throw new TypeError("a membership is broken");
    return {
      note,
      account: text(row, "account"),
      participant,
      joinedAt: integer(row, "joined_at"),
      openedAt: integer(row, "opened_at"),
      lookedSeq: integer(row, "looked_seq"),
      lookedAt: integer(row, "looked_at"),
    };
  }
}

const place = (column: string, note: NoteId, id: ParticipantId): readonly string[] => ["memberships", column, note, id];

/**
 * The look for one more author. The person is rust and the founder navy, the pair that is easiest to tell apart, so rust
 * stays free for the person. With more people than looks, the one that fewest have comes round again.
 */
export function nextLook(taken: readonly Look[], role: Role): Look {
  if (role === "person" && !taken.includes("rust")) return "rust";
  const others = LOOKS.filter((look) => look !== "rust");
  const uses = (look: Look) => taken.filter((each) => each === look).length;
  return others.toSorted((a, b) => uses(a) - uses(b))[0] ?? "slate";
}
