import { type DatabaseSync } from "node:sqlite";
import { inTransaction } from "@ourwords/store";

type Write = () => void;

/** Kept while the disk fails. */
const MOST = 1_000;

/** Small notes of who was where, for which nobody waits: all of one turn of the event loop are one commit. */
export class LaterWrites {
  readonly #sql: DatabaseSync;
  readonly #failed: (error: unknown) => void;
  #waiting: Write[] = [];
  #timer: NodeJS.Immediate | undefined;

  /** `failed` is told why something could not be written. */
  constructor(sql: DatabaseSync, failed: (error: unknown) => void) {
    this.#sql = sql;
    this.#failed = failed;
  }

  /** `write` may run more than once, and what it does is undone if it throws. */
  put(write: Write): void {
    this.#waiting.push(write);
    this.#timer ??= setImmediate(() => this.flush());
  }

  /** Writes what waits, now. Never throws. */
  flush(): void {
    clearImmediate(this.#timer);
    this.#timer = undefined;
    const writes = this.#waiting;
    this.#waiting = [];
    if (writes.length === 0 || this.#write(writes)) return;
    // Each alone: one that can't be written must not hold up the others. When none can, it is the disk, and they go with the next.
    const left = writes.filter((write) => !this.#write([write]));
    if (left.length === writes.length) this.#waiting = left.slice(-MOST);
  }

  #write(writes: readonly Write[]): boolean {
    try {
      inTransaction(this.#sql, () => {
        for (const write of writes) write();
      });
      return true;
    } catch (error) {
      this.#failed(error);
      return false;
    }
  }
}
