import { type DatabaseSync } from "node:sqlite";
import { inTransaction } from "@ourwords/store";

/**
 * Small notes of who was where, for which nobody waits: all of one turn of the event loop are one commit. What can't be
 * written goes with the next ones.
 */
export class LaterWrites {
  readonly #sql: DatabaseSync;
  #waiting: (() => void)[] = [];
  #timer: NodeJS.Immediate | undefined;

  constructor(sql: DatabaseSync) {
    this.#sql = sql;
  }

  /** `write` may run more than once, and what it does is undone if it throws. */
  put(write: () => void): void {
    this.#waiting.push(write);
    this.#timer ??= setImmediate(() => this.flush());
  }

  /** Writes what waits, now. Never throws. */
  flush(): void {
    clearImmediate(this.#timer);
    this.#timer = undefined;
    if (this.#waiting.length === 0) return;
    try {
      inTransaction(this.#sql, () => {
        for (const write of this.#waiting) write();
      });
      this.#waiting = [];
    } catch {
      // The disk: everybody who writes words is told of it, and this is tried again.
      this.#waiting = this.#waiting.slice(-MOST);
    }
  }
}

/** Kept while the disk fails. */
const MOST = 1_000;
