import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  isNoteId,
  LOOKS,
  type Look,
  type NoteId,
  type Participant,
  type ParticipantId,
  parseParticipant,
  type Role,
} from "@ourwords/protocol";
import { newParticipantId } from "./new-id.ts";
import { integer, type Row, text } from "./row.ts";

/** That an account takes part in a note, and as whom. */
export interface Membership {
  readonly note: NoteId;
  readonly account: string;
  readonly participant: Participant;
  readonly openedAt: number;
}

export class Memberships {
  readonly #insert: StatementSync;
  readonly #ofNote: StatementSync;
  readonly #ofAccount: StatementSync;
  readonly #rename: StatementSync;
  readonly #opened: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO memberships VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    this.#ofNote = sql.prepare("SELECT * FROM memberships WHERE note = ? ORDER BY joined_at, participant");
    this.#ofAccount = sql.prepare("SELECT * FROM memberships WHERE account = ? ORDER BY joined_at, participant");
    this.#rename = sql.prepare("UPDATE memberships SET name = ? WHERE note = ? AND participant = ?");
    this.#opened = sql.prepare("UPDATE memberships SET opened_at = ? WHERE note = ? AND participant = ?");
  }

  add(note: NoteId, account: string, participant: Participant, now: number): Membership {
    const { id, role, name, look } = participant;
    this.#insert.run(note, id, account, role, name, look, now, now);
    return { note, account, participant, openedAt: now };
  }

  /** A newcomer to `note`, who isn't in it yet: looks are given in the order that keeps authors apart best. */
  newcomer(note: NoteId, role: Role, name: string): Participant {
    return { id: newParticipantId(), role, name, look: this.nextLook(note, role), access: "note" };
  }

  nextLook(note: NoteId, role: Role): Look {
    const taken = this.ofNote(note).map(({ participant }) => participant.look);
    return nextLook(taken, role);
  }

  ofNote(note: NoteId): readonly Membership[] {
    return this.#ofNote.all(note).map(parse);
  }

  ofAccount(account: string): readonly Membership[] {
    return this.#ofAccount.all(account).map(parse);
  }

  /** The one whose note it is, once they have joined. */
  person(note: NoteId): Membership | undefined {
    return this.ofNote(note).find(({ participant }) => participant.role === "person");
  }

  rename(note: NoteId, participant: ParticipantId, name: string): void {
    this.#rename.run(name, note, participant);
  }

  opened(note: NoteId, participant: ParticipantId, now: number): void {
    this.#opened.run(now, note, participant);
  }
}

/**
 * The look for one more author. The person is always rust and the founder navy, the pair that is easiest to tell apart, so
 * rust stays free for the person. With more people than looks, the one that fewest have comes round again.
 */
export function nextLook(taken: readonly Look[], role: Role): Look {
  if (role === "person") return "rust";
  const others = LOOKS.filter((look) => look !== "rust");
  const uses = (look: Look) => taken.filter((each) => each === look).length;
  return others.toSorted((a, b) => uses(a) - uses(b))[0] ?? "slate";
}

function parse(row: Row): Membership {
  const { note, participant: id, role, name, look } = row;
  const participant = parseParticipant({ id, role, name, look });
  if (!isNoteId(note) || !participant) throw new TypeError("a membership is broken");
  return { note, account: text(row, "account"), participant, openedAt: integer(row, "opened_at") };
}
