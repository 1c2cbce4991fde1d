import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  isParticipantId,
  type NoteId,
  OPENED_HOW,
  type OpenedHow,
  type Opening,
  type ParticipantId,
} from "@ourwords/protocol";
import { integer, type Row } from "./row.ts";

/** A page that comes back within this time (a tunnel, a reload, a phone that slept) has not opened the note anew. */
const ONE_OPENING = 30 * 60_000;
const SHOWN = 50;

/** IN4: who has opened a note, when and how. */
export class Openings {
  readonly #insert: StatementSync;
  readonly #again: StatementSync;
  readonly #of: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO openings VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#again = sql.prepare(`
      UPDATE openings SET last_at = ? WHERE note = ? AND participant = ? AND session = ? AND last_at > ?`);
    this.#of = sql.prepare(`
      SELECT * FROM openings WHERE note = ? AND participant = ? ORDER BY at DESC, rowid DESC LIMIT ${SHOWN}`);
  }

  /** Somebody came in, by this door. */
  add(
    {
      note,
      participant,
      how,
      by,
      session,
    }: {
      readonly note: NoteId;
      readonly participant: ParticipantId;
      readonly how: OpenedHow;
      readonly by: ParticipantId | undefined;
      readonly session: string;
    },
    now: number,
  ): void {
    this.#insert.run(note, participant, now, now, how, by ?? null, session);
  }

  /** A page of theirs has connected. */
  page(note: NoteId, participant: ParticipantId, session: string, now: number): void {
    const { changes } = this.#again.run(now, note, participant, session, now - ONE_OPENING);
    if (changes === 0) this.add({ note, participant, how: "page", by: undefined, session }, now);
  }

  of(note: NoteId, participant: ParticipantId): readonly Opening[] {
    return this.#of.all(note, participant).map(parse);
  }
}

function parse(row: Row): Opening {
  const { by } = row;
  const how = OPENED_HOW.find((each) => each === row["how"]);
  if (!how || (by !== null && !isParticipantId(by))) throw new TypeError("an opening is broken");
  const opening = { at: integer(row, "at"), how };
  return by === null ? opening : { ...opening, by };
}
