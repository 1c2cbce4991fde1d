import { type DatabaseSync } from "node:sqlite";
import { inTransaction } from "@ourwords/store";
import { Accounts } from "./accounts.ts";
import { Invitations } from "./invitations.ts";
import { Memberships } from "./memberships.ts";
import type { Session } from "./session.ts";
import { type LiveSession, Sessions } from "./sessions.ts";
import { SignInLinks } from "./sign-in-links.ts";
import { DIRECTORY_TABLES } from "./tables.ts";

/** Who may get in: the five things it is made of, over one database. */
export class Directory {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly links: SignInLinks;
  readonly invitations: Invitations;
  readonly memberships: Memberships;
  readonly #sql: DatabaseSync;

  constructor(sql: DatabaseSync) {
    sql.exec(DIRECTORY_TABLES);
    this.#sql = sql;
    this.accounts = new Accounts(sql);
    this.sessions = new Sessions(sql);
    this.links = new SignInLinks(sql);
    this.invitations = new Invitations(sql);
    this.memberships = new Memberships(sql);
  }

  /** All of `work` or nothing. `work` must not wait for anything. */
  atOnce<T>(work: () => T): T {
    return inTransaction(this.#sql, work);
  }

  sessionByToken(token: string | undefined, now: number): Session | undefined {
    return token === undefined ? undefined : this.#whole(this.sessions.byToken(token, now));
  }

  sessionById(id: string, now: number): Session | undefined {
    return this.#whole(this.sessions.byId(id, now));
  }

  #whole(live: LiveSession | undefined): Session | undefined {
    if (!live) return undefined;
    const accounts = live.accounts.map((id) => this.accounts.get(id));
    return {
      id: live.id,
      expiresAt: live.expiresAt,
      staff: accounts.find((account) => account?.kind === "staff"),
      memberships: live.accounts.flatMap((id) => this.memberships.ofAccount(id)),
    };
  }
}
