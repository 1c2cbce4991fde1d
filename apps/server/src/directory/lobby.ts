import type { DatabaseSync, StatementSync } from "node:sqlite";
import {
  ACCESSES,
  type Access,
  DOORS,
  type Door,
  isNoteId,
  isParticipantId,
  LOOKS,
  type Look,
  type NoteId,
  type ParticipantId,
  ROLES,
  type Role,
} from "@ourwords/protocol";
import type { SealedTexts } from "@ourwords/store";
import { newId } from "./new-id.ts";
import { integer, optionalText, type Row, text } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";

/** How long somebody waits who came by a code or sits beside somebody; who came by a link waits as long as links last. */
export const WAIT_AT_THE_DOOR = 15 * 60_000;

/** Somebody who asked to be let in. They wait in the database, so that a restart sends nobody away. */
export interface Guest {
  readonly id: string;
  readonly note: NoteId;
  /** who invited them, or at whose page they sit */
  readonly host: ParticipantId;
  readonly how: Door;
  readonly role: Role;
  readonly access: Access;
  readonly name: string;
  readonly look: Look | undefined;
  readonly label: string | undefined;
  /** whom they would come in as, when that is somebody who is in the note already */
  readonly seat: ParticipantId | undefined;
  /** for who sits beside somebody: the browser they sit at */
  readonly session: string | undefined;
  readonly invitation: string | undefined;
  readonly endsAt: number;
}

/** Where it stands with a guest. `in`: as whom, let in by whom, and whether their page has fetched that already. */
export type Verdict =
  | { readonly kind: "waiting" }
  | { readonly kind: "over" }
  | { readonly kind: "in"; readonly as: ParticipantId; readonly by: ParticipantId; readonly isCollected: boolean };

export interface Asked {
  readonly guest: Guest;
  readonly verdict: Verdict;
}

export class Lobby {
  readonly #insert: StatementSync;
  readonly #byToken: StatementSync;
  readonly #get: StatementSync;
  readonly #ofNote: StatementSync;
  readonly #decide: StatementSync;
  readonly #collect: StatementSync;
  readonly #endToken: StatementSync;
  readonly #endHosted: StatementSync;
  readonly #endHere: StatementSync;
  readonly #endEntered: StatementSync;

  readonly #names: SealedTexts;

  constructor(sql: DatabaseSync, names: SealedTexts) {
    this.#names = names;
    const open = "verdict IS NULL AND ends_at > ?";
    this.#insert = sql.prepare(`
      INSERT INTO waiting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)`);
    this.#byToken = sql.prepare("SELECT * FROM waiting WHERE token_hash = ?");
    this.#get = sql.prepare("SELECT * FROM waiting WHERE note = ? AND id = ?");
    this.#ofNote = sql.prepare(`SELECT * FROM waiting WHERE note = ? AND ${open} ORDER BY made_at, id`);
    this.#decide = sql.prepare(`
      UPDATE waiting SET verdict = ?, decided_by = ?, entered = ?, ends_at = ?, seat = coalesce(seat, ?) WHERE id = ?`);
    this.#collect = sql.prepare("UPDATE waiting SET collected_at = ? WHERE id = ?");
    this.#endToken = sql.prepare("UPDATE waiting SET verdict = 'out' WHERE token_hash = ?");
    this.#endHosted = sql.prepare("UPDATE waiting SET verdict = 'out' WHERE note = ? AND host = ? AND verdict IS NULL");
    this.#endEntered = sql.prepare("UPDATE waiting SET verdict = 'out' WHERE note = ? AND entered = ?");
    this.#endHere = sql.prepare(
      "UPDATE waiting SET verdict = 'out' WHERE note = ? AND session = ? AND verdict IS NULL",
    );
  }

  /** Answers the token for the waiting page's cookie. */
  add(guest: Omit<Guest, "id">, now: number): string {
    const token = newSecret();
    const { note, invitation = null, host, how, role, access, name, look = null, label } = guest;
    const { seat = null, session = null, endsAt } = guest;
    // Asked again at the same browser: once is enough to answer.
    if (session !== null) this.#endHere.run(note, session);
    const id = newId();
    this.#insert.run(
      id,
      note,
      invitation,
      host,
      how,
      role,
      access,
      this.#names.seal(place("name", id), name),
      look,
      label === undefined ? null : this.#names.seal(place("label", id), label),
      seat,
      session,
      hashSecret(token),
      now,
      endsAt,
    );
    return token;
  }

  byToken(token: string, now: number): Asked | undefined {
    return this.#parse(this.#byToken.get(hashSecret(token)), now);
  }

  get(note: NoteId, id: string, now: number): Asked | undefined {
    return this.#parse(this.#get.get(note, id), now);
  }

  /** Who waits now, the longest first. */
  waiting(note: NoteId, now: number): readonly Guest[] {
    return this.#ofNote.all(note, now).map((row) => this.#parseGuest(row));
  }

  /** Whoever is let in has time to notice. `seat`: `as` was in the note already, on another device. */
  letIn(
    { id, endsAt }: Guest,
    {
      by,
      as,
      seat,
    }: { readonly by: ParticipantId; readonly as: ParticipantId; readonly seat: ParticipantId | undefined },
    now: number,
  ): void {
    this.#decide.run("in", by, as, Math.max(endsAt, now + WAIT_AT_THE_DOOR), seat ?? null, id);
  }

  sendAway({ id, endsAt }: Guest, by: ParticipantId): void {
    this.#decide.run("out", by, null, endsAt, null, id);
  }

  collected({ id }: Guest, now: number): void {
    this.#collect.run(now, id);
  }

  /** Whoever holds this cookie waits no more, and is let in no more. */
  leave(token: string): void {
    this.#endToken.run(hashSecret(token));
  }

  /** Whoever was let in as this participant has had time: what their waiting page kept signs nobody in again. */
  endEntered(note: NoteId, participant: ParticipantId): void {
    this.#endEntered.run(note, participant);
  }

  /** Their host is no longer in the note. */
  endHostedBy(note: NoteId, host: ParticipantId): void {
    this.#endHosted.run(note, host);
  }

  #parse(row: Row | undefined, now: number): Asked | undefined {
    return row && { guest: this.#parseGuest(row), verdict: verdictOf(row, now) };
  }

  #parseGuest(row: Row): Guest {
    const { note, host, seat } = row;
    const role = ROLES.find((each) => each === row["role"]);
    const access = ACCESSES.find((each) => each === row["access"]);
    const how = DOORS.find((each) => each === row["how"]);
    const isSeat = seat === null || isParticipantId(seat);
    if (!isNoteId(note) || !isParticipantId(host) || !isSeat || !role || !access || !how)
      throw new TypeError("a guest in the lobby is broken");
    const id = text(row, "id");
    const label = optionalText(row, "label");
    return {
      id,
      note,
      host,
      how,
      role,
      access,
      name: this.#names.open(place("name", id), text(row, "name")),
      look: LOOKS.find((each) => each === row["look"]),
      label: label === undefined ? undefined : this.#names.open(place("label", id), label),
      seat: seat ?? undefined,
      session: optionalText(row, "session"),
      invitation: optionalText(row, "invitation"),
      endsAt: integer(row, "ends_at"),
    };
  }
}

const place = (column: string, id: string): readonly string[] => ["waiting", column, id];

function verdictOf(row: Row, now: number): Verdict {
  const { verdict, entered: as, decided_by: by } = row;
  if (integer(row, "ends_at") <= now || verdict === "out") return { kind: "over" };
  if (verdict === null) return { kind: "waiting" };
  if (!isParticipantId(as) || !isParticipantId(by)) throw new TypeError("a guest who was let in is nobody");
  return { kind: "in", as, by, isCollected: row["collected_at"] !== null };
}
