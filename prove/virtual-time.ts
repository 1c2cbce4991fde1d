import type { Clock } from "@ourwords/sync";

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/**
 * Time that passes only when it is told to. Takes the place of the timers and the date of its thread, so that
 * reconnecting, the groups of the undo history and records merged by time are the same in every run. Intervals never ring:
 * here they only look after connections that went silent.
 */
export class VirtualTime implements Clock {
  #now = Date.UTC(2026, 0, 5, 10);
  #next = 1;
  readonly #timers = new Map<number, Timer>();

  now(): number {
    return this.#now;
  }

  elapsed(): number {
    return this.#now;
  }

  after(ms: number, task: () => void): () => void {
    const id = this.#set(task, ms);
    return () => this.#timers.delete(id);
  }

  /** Lets `ms` pass and rings what is due, in its order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      let due: [number, Timer] | undefined;
      for (const each of this.#timers) if (each[1].at <= end && (!due || each[1].at < due[1].at)) due = each;
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = Math.max(this.#now, due[1].at);
      due[1].task();
    }
    this.#now = end;
  }

  /** For the rest of this thread's life. */
  install(): void {
    const set = (task: (...given: unknown[]) => void, ms = 0, ...given: unknown[]): number =>
      this.#set(() => task(...given), ms);
    const clear = (id: unknown): void => {
      if (typeof id === "number") this.#timers.delete(id);
    };
    Object.assign(Date, { now: () => this.#now });
    Object.assign(globalThis, {
      setTimeout: set,
      clearTimeout: clear,
      setInterval: () => 0,
      clearInterval: clear,
      requestAnimationFrame: set,
      cancelAnimationFrame: clear,
    });
  }

  #set(task: () => void, ms: number): number {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + Math.max(0, ms), task });
    return id;
  }
}
