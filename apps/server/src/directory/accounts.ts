import type { DatabaseSync, StatementSync } from "node:sqlite";
import type { SealedTexts } from "@ourwords/store";
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

  readonly #names: SealedTexts;

  constructor(sql: DatabaseSync, names: SealedTexts) {
    this.#names = names;
    this.#insert = sql.prepare("INSERT INTO accounts VALUES (?, ?, ?, ?)");
    this.#firstStaff = sql.prepare("SELECT * FROM accounts WHERE kind = 'staff' ORDER BY made_at, id LIMIT 1");
    this.#get = sql.prepare("SELECT * FROM accounts WHERE id = ?");
    this.#rename = sql.prepare("UPDATE accounts SET name = ? WHERE id = ?");
  }

  add(kind: Account["kind"], name: string, now: number): Account {
    const account = { id: newId(), kind, name };
    this.#insert.run(account.id, kind, this.#names.seal(namePlace(account.id), name), now);
    return account;
  }

  get(id: string): Account | undefined {
    return this.#parse(this.#get.get(id));
  }

  /** The clinician that the printed link signs in. */
  firstStaff(): Account | undefined {
    return this.#parse(this.#firstStaff.get());
  }

  rename(id: string, name: string): void {
    this.#rename.run(this.#names.seal(namePlace(id), name), id);
  }

  #parse(row: Row | undefined): Account | undefined {
    if (!row) return undefined;
    const id = text(row, "id");
    const kind = text(row, "kind") === "staff" ? "staff" : "guest";
    return { id, kind, name: this.#names.open(namePlace(id), text(row, "name")) };
  }
}

const namePlace = (id: string): readonly string[] => ["accounts", "name", id];
