import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  isParticipantId,
  type NoteId,
  OPENED_HOW,
  type OpenedHow,
  type Opening,
  type ParticipantId,
} from "@ourwords/protocol";
import { newId } from "./new-id.ts";
import { integer, type Row, text } from "./row.ts";

/** A page that comes back within this time (a tunnel, a reload, a phone that slept) has not opened the note anew. */
const ONE_OPENING = 30 * 60_000;
const SHOWN = 50;

/** IN4: who has opened a note, when and how. */
export class Openings {
  readonly #insert: StatementSync;
  readonly #again: StatementSync;
  readonly #of: StatementSync;
  readonly #session: StatementSync;
  readonly #settle: StatementSync;
  readonly #doubt: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO openings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    this.#again = sql.prepare(`
      UPDATE openings SET last_at = ? WHERE note = ? AND participant = ? AND session = ? AND last_at > ?`);
    this.#of = sql.prepare(`
      SELECT * FROM openings WHERE note = ? AND participant = ? ORDER BY at DESC, rowid DESC LIMIT ${SHOWN}`);
    this.#session = sql.prepare("SELECT session FROM openings WHERE note = ? AND participant = ? AND id = ?");
    this.#settle = sql.prepare(
      "UPDATE openings SET let_in_by = NULL WHERE note = ? AND participant = ? AND session = ?",
    );
    this.#doubt = sql.prepare(`
      SELECT 1 FROM openings WHERE note = ? AND participant = ? AND session = ? AND let_in_by IS NOT NULL`);
  }

  /** Somebody came in, by this door. */
  add(
    {
      note,
      participant,
      how,
      by,
      letInBy,
      session,
    }: {
      readonly note: NoteId;
      readonly participant: ParticipantId;
      readonly how: OpenedHow;
      readonly by: ParticipantId | undefined;
      readonly letInBy?: ParticipantId | undefined;
      readonly session: string;
    },
    now: number,
  ): void {
    this.#insert.run(newId(), note, participant, now, now, how, by ?? null, letInBy ?? null, session);
  }

  /** A page of theirs has connected. */
  page(note: NoteId, participant: ParticipantId, session: string, now: number): void {
    const { changes } = this.#again.run(now, note, participant, session, now - ONE_OPENING);
    if (changes === 0) this.add({ note, participant, how: "page", by: undefined, session }, now);
  }

  /** In which session an opening of theirs was. */
  session(note: NoteId, participant: ParticipantId, id: string): string | undefined {
    const row = this.#session.get(note, participant, id);
    return row && text(row, "session");
  }

  /** They said whether it was them: nobody is asked about this session any more. */
  settle(note: NoteId, participant: ParticipantId, session: string): void {
    this.#settle.run(note, participant, session);
  }

  /** Somebody else let this session in as them, and they haven't said that it was them. */
  isInDoubt(note: NoteId, participant: ParticipantId, session: string): boolean {
    return this.#doubt.get(note, participant, session) !== undefined;
  }

  of(note: NoteId, participant: ParticipantId): readonly Opening[] {
    return this.#of.all(note, participant).map(parse);
  }
}

function parse(row: Row): Opening {
  const { by, let_in_by: letInBy } = row;
  const how = OPENED_HOW.find((each) => each === row["how"]);
  if (!how || (by !== null && !isParticipantId(by)) || (letInBy !== null && !isParticipantId(letInBy)))
    throw new TypeError("an opening is broken");
  const opening = { id: text(row, "id"), at: integer(row, "at"), how };
  return { ...opening, ...(by !== null && { by }), ...(letInBy !== null && { letInBy }) };
}
