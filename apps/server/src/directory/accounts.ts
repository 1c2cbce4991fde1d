import type { DatabaseSync, StatementSync } from "node:sqlite";
import { newId } from "./new-id.ts";
import { type Row, text } from "./row.ts";

/** Somebody who can be signed in. `staff` may start notes; a `guest` came by an invitation and is in one note. */
export interface Account {
  readonly id: string;
  readonly kind: "staff" | "guest";
  readonly name: string;
}

export class Accounts {
  readonly #insert: StatementSync;
  readonly #firstStaff: StatementSync;
  readonly #get: StatementSync;
  readonly #rename: StatementSync;

  constructor(sql: DatabaseSync) {
    this.#insert = sql.prepare("INSERT INTO accounts VALUES (?, ?, ?, ?)");
    this.#firstStaff = sql.prepare("SELECT * FROM accounts WHERE kind = 'staff' ORDER BY made_at, id LIMIT 1");
    this.#get = sql.prepare("SELECT * FROM accounts WHERE id = ?");
    this.#rename = sql.prepare("UPDATE accounts SET name = ? WHERE id = ?");
  }

  add(kind: Account["kind"], name: string, now: number): Account {
    const account = { id: newId(), kind, name };
    this.#insert.run(account.id, kind, name, now);
    return account;
  }

  get(id: string): Account | undefined {
    return parse(this.#get.get(id));
  }

  /** The clinician that the printed link signs in. */
  firstStaff(): Account | undefined {
    return parse(this.#firstStaff.get());
  }

  rename(id: string, name: string): void {
    this.#rename.run(name, id);
  }
}

function parse(row: Row | undefined): Account | undefined {
  return (
    row && { id: text(row, "id"), kind: text(row, "kind") === "staff" ? "staff" : "guest", name: text(row, "name") }
  );
}
