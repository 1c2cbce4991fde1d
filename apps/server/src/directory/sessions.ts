import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { NoteId } from "@ourwords/protocol";
import type { Account } from "./accounts.ts";
import { newId } from "./new-id.ts";
import { integer, type Row, text } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";

const HOUR = 3_600_000;

/** How long a browser stays signed in. A guest has no other way back into their own note, so theirs is long. */
export const SESSION_LIFE = { staff: 12 * HOUR, guest: 90 * 24 * HOUR } as const;

/** How long somebody stays signed in who sits at another's device, if nobody presses Finish. */
export const HERE_LIFE = 4 * HOUR;

/** Signed in on one browser. */
export interface Seat {
  readonly account: string;
  /** at somebody else's device, for this sitting only */
  readonly isHere: boolean;
}

/** A live session: at least one account is still signed in. */
export interface LiveSession {
  readonly id: string;
  readonly seats: readonly [Seat, ...Seat[]];
  /** when the last of its accounts is signed out */
  readonly expiresAt: number;
}

export class Sessions {
  readonly #insert: StatementSync;
  readonly #admit: StatementSync;
  readonly #getUp: StatementSync;
  readonly #byToken: StatementSync;
  readonly #byId: StatementSync;
  readonly #end: StatementSync;
  readonly #signOut: StatementSync;
  readonly #getUpBeside: StatementSync;
  readonly #ownOf: StatementSync;

  constructor(sql: DatabaseSync) {
    const live = (condition: string) => `
      SELECT sessions.id, account, here, expires_at FROM sessions JOIN session_accounts ON session = sessions.id
      WHERE ${condition} AND ended_at IS NULL AND expires_at > ? ORDER BY expires_at DESC`;
    this.#insert = sql.prepare("INSERT INTO sessions VALUES (?, ?, ?, NULL)");
    this.#admit = sql.prepare(`
      INSERT INTO session_accounts VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
      SET here = CASE WHEN expires_at > ? THEN min(here, excluded.here) ELSE excluded.here END,
        expires_at = max(expires_at, excluded.expires_at)`);
    this.#getUp = sql.prepare("DELETE FROM session_accounts WHERE session = ? AND account = ? AND here = 1");
    this.#byToken = sql.prepare(live("token_hash = ?"));
    this.#byId = sql.prepare(live("sessions.id = ?"));
    this.#signOut = sql.prepare("DELETE FROM session_accounts WHERE session = ? AND account = ?");
    this.#getUpBeside = sql.prepare(`
      DELETE FROM session_accounts WHERE here = 1
      AND session IN (SELECT session FROM session_accounts WHERE account = ?)
      AND account IN (SELECT account FROM memberships WHERE note = ?)`);
    this.#ownOf = sql.prepare(`
      SELECT sessions.id FROM sessions JOIN session_accounts ON session = sessions.id
      WHERE account = ? AND here = 0 AND ended_at IS NULL AND expires_at > ?`);
    this.#end = sql.prepare("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL");
  }

  /** Makes a session with nobody in it yet, and the token its browser keeps. */
  start(now: number): { readonly id: string; readonly token: string } {
    const session = { id: newId(), token: newSecret() };
    this.#insert.run(session.id, hashSecret(session.token), now);
    return session;
  }

  /** Signs `account` in on this browser, beside whoever is there. Whose own browser it is, it stays. */
  admit(session: string, { id, kind }: Account, now: number, isHere = false): void {
    const life = isHere ? HERE_LIFE : SESSION_LIFE[kind];
    this.#admit.run(session, id, now + life, Number(isHere), now);
  }

  /** Takes somebody out of this browser who was only here for the sitting. Nothing happens to anybody else. */
  getUp(session: string, account: string): void {
    this.#getUp.run(session, account);
  }

  /** Takes somebody out of this browser, whosever it is. */
  signOut(session: string, account: string): void {
    this.#signOut.run(session, account);
  }

  /** Whoever of this note sits at a device of `account`'s gets up: it is no longer a place to write from. */
  getUpBeside(account: string, note: NoteId): void {
    this.#getUpBeside.run(account, note);
  }

  /** Where they are signed in on a device of their own. */
  ownOf(account: string, now: number): readonly string[] {
    return this.#ownOf.all(account, now).map((row) => text(row, "id"));
  }

  byToken(token: string, now: number): LiveSession | undefined {
    return parse(this.#byToken.all(hashSecret(token), now));
  }

  byId(id: string, now: number): LiveSession | undefined {
    return parse(this.#byId.all(id, now));
  }

  end(session: string, now: number): void {
    this.#end.run(now, session);
  }
}

function parse(rows: ReturnType<StatementSync["all"]>): LiveSession | undefined {
  const [first, ...others] = rows;
  if (!first) return undefined;
  return {
    id: text(first, "id"),
    seats: [parseSeat(first), ...others.map(parseSeat)],
    expiresAt: integer(first, "expires_at"),
  };
}

const parseSeat = (row: Row): Seat => ({ account: text(row, "account"), isHere: integer(row, "here") === 1 });
