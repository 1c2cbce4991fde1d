import type { DatabaseSync, StatementSync } from "node:sqlite";
import { inTransaction } from "./in-transaction.ts";
import type { MasterKey } from "./master-key.ts";

/** A key as it lies in the database. */
export interface WrappedKey {
  readonly wrapped: Uint8Array;
  /** `MasterKey.id` of who wrapped it */
  readonly master: string;
}

/** Wrapped keys, one a scope: a note's id, or the name of what else is sealed. */
export class KeyTable {
  readonly #sql: DatabaseSync;
  readonly #get: StatementSync;
  readonly #insert: StatementSync;
  readonly #masters: StatementSync;

  /** Makes the table unless it is there. In a database opened to be read it must be. */
  constructor(sql: DatabaseSync) {
    this.#sql = sql;
    sql.exec(`
      CREATE TABLE IF NOT EXISTS keys (
        scope TEXT NOT NULL PRIMARY KEY, master TEXT NOT NULL, wrapped BLOB NOT NULL
      ) STRICT, WITHOUT ROWID;
    `);
    this.#get = sql.prepare("SELECT master, wrapped FROM keys WHERE scope = ?");
    this.#insert = sql.prepare("INSERT INTO keys VALUES (?, ?, ?)");
    this.#masters = sql.prepare("SELECT DISTINCT master FROM keys ORDER BY master");
  }

  get(scope: string): WrappedKey | undefined {
    const row = this.#get.get(scope);
    if (!row) return undefined;
    const { master, wrapped } = row;
    if (typeof master !== "string" || !(wrapped instanceof Uint8Array)) throw new TypeError("a key is broken");
    return { master, wrapped };
  }

  /** @throws when the scope has one already */
  add(scope: string, { master, wrapped }: WrappedKey): void {
    this.#insert.run(scope, master, wrapped);
  }

  /** Ids of the master keys that are needed to read this database: none when it is new, else one. */
  masters(): readonly string[] {
    return this.#masters.all().map(({ master }) => String(master));
  }

  /**
   * Wraps every key anew, all of them or none, and answers how many. The keys themselves stay: no row is touched. What is
   * overwritten does not stay behind in the file, or the old master key would still open it.
   * @throws when one of them can't be unwrapped; nothing is changed then
   */
  rewrap(from: MasterKey, to: MasterKey): number {
    this.#sql.exec("PRAGMA secure_delete = ON");
    const update = this.#sql.prepare("UPDATE keys SET master = ?, wrapped = ? WHERE scope = ?");
    const count = inTransaction(this.#sql, () => {
      const scopes = this.#sql.prepare("SELECT scope, wrapped FROM keys").all();
      for (const { scope, wrapped } of scopes) {
        if (typeof scope !== "string" || !(wrapped instanceof Uint8Array)) throw new TypeError("a key is broken");
        update.run(to.id, to.wrap(scope, from.unwrap(scope, wrapped)), scope);
      }
      return scopes.length;
    });
    this.#sql.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    return count;
  }
}
