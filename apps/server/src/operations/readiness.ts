import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "@ourwords/sync";

export type Readiness = "ready" | "stopping" | "cannot-store";

/** So long an answer is kept: whoever asks doesn't keep the disk busy. */
const KEPT_MS = 1_000;

/** Whether this server should be sent anybody: it isn't stopping, and what is written now would be on disk. */
export class Ready {
  readonly #sql: DatabaseSync;
  readonly #clock: Clock;
  #isStopping = false;
  #known: { readonly at: number; readonly canStore: boolean } | undefined;

  constructor(sql: DatabaseSync, clock: Clock) {
    this.#sql = sql;
    this.#clock = clock;
  }

  look(): Readiness {
    if (this.#isStopping) return "stopping";
    const now = this.#clock.now();
    if (!this.#known || Math.abs(now - this.#known.at) >= KEPT_MS)
      this.#known = { at: now, canStore: canWrite(this.#sql) };
    return this.#known.canStore ? "ready" : "cannot-store";
  }

  stopping(): void {
    this.#isStopping = true;
  }
}

/** Writes something, by the way every word goes: the version of the tables, as it is. */
function canWrite(sql: DatabaseSync): boolean {
  try {
    const version = sql.prepare("PRAGMA user_version").get()?.["user_version"];
    sql.exec(`PRAGMA user_version = ${Number(version)}`);
    return true;
  } catch {
    return false;
  }
}
