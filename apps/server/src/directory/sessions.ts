import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { Account } from "./accounts.ts";
import { newId } from "./new-id.ts";
import { integer, text } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";

const HOUR = 3_600_000;

/** How long a browser stays signed in. A guest has no other way back into their own note, so theirs is long. */
export const SESSION_LIFE = { staff: 12 * HOUR, guest: 90 * 24 * HOUR } as const;

/** A live session: at least one of its accounts is still signed in. */
export interface LiveSession {
  readonly id: string;
  readonly accounts: readonly [string, ...string[]];
  /** when the last of its accounts is signed out */
  readonly expiresAt: number;
}

export class Sessions {
  readonly #insert: StatementSync;
  readonly #admit: StatementSync;
  readonly #byToken: StatementSync;
  readonly #byId: StatementSync;
  readonly #end: StatementSync;

  constructor(sql: DatabaseSync) {
    const live = (condition: string) => `
      SELECT sessions.id, account, expires_at FROM sessions JOIN session_accounts ON session = sessions.id
      WHERE ${condition} AND ended_at IS NULL AND expires_at > ? ORDER BY expires_at DESC`;
    this.#insert = sql.prepare("INSERT INTO sessions VALUES (?, ?, ?, NULL)");
    this.#admit = sql.prepare(`
      INSERT INTO session_accounts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at`);
    this.#byToken = sql.prepare(live("token_hash = ?"));
    this.#byId = sql.prepare(live("sessions.id = ?"));
    this.#end = sql.prepare("UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL");
  }

  /** Makes a session with nobody in it yet, and the token its browser keeps. */
  start(now: number): { readonly id: string; readonly token: string } {
    const session = { id: newId(), token: newSecret() };
    this.#insert.run(session.id, hashSecret(session.token), now);
    return session;
  }

  /** Signs `account` in on this browser, beside whoever is there. */
  admit(session: string, account: Account, now: number): void {
    this.#admit.run(session, account.id, now + SESSION_LIFE[account.kind]);
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
    accounts: [text(first, "account"), ...others.map((row) => text(row, "account"))],
    expiresAt: integer(first, "expires_at"),
  };
}
