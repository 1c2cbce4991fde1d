import type { DatabaseSync, StatementSync } from "node:sqlite";
import { integer } from "./row.ts";
import { hashSecret, newSecret } from "./secret.ts";

/** IN1: how long the link that the server prints can be used. */
export const SIGN_IN_LINK_LIFE = 24 * 3_600_000;

export type LinkRefusal = "link-unknown" | "link-used" | "link-expired";

/** One-time links that sign the clinician in. */
export class SignInLinks {
  readonly #insert: StatementSync;
  readonly #get: StatementSync;
  readonly #use: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO links VALUES (?, ?, ?, NULL)");
    this.#get = sql.prepare("SELECT expires_at, used_at FROM links WHERE secret_hash = ?");
    this.#use = sql.prepare("UPDATE links SET used_at = ? WHERE secret_hash = ?");
  }

  /** Answers the secret of a new link. */
  make(now: number): string {
    const secret = newSecret();
    this.#insert.run(hashSecret(secret), now, now + SIGN_IN_LINK_LIFE);
    return secret;
  }

  look(secret: string, now: number): "good" | LinkRefusal {
    const row = this.#get.get(hashSecret(secret));
    if (!row) return "link-unknown";
    if (row["used_at"] !== null) return "link-used";
    return integer(row, "expires_at") > now ? "good" : "link-expired";
  }

  use(secret: string, now: number): void {
    this.#use.run(now, hashSecret(secret));
  }
}
