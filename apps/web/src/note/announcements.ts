import type { Clock } from "@ourwords/sync";

/** Each message stands this long before the next: a screen reader that is interrupted says neither. */
const HOLD_MS = 3_000;

/** What is said politely to screen readers, one message after another. */
export class Announcements {
  readonly #clock: Clock;
  readonly #waiting: string[] = [];
  readonly #listeners = new Set<() => void>();
  #current = "";
  #cancel: (() => void) | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  current = (): string => this.#current;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say = (text: string): void => {
    this.#waiting.push(text);
    if (!this.#cancel) this.#next();
  };

  /** Ends with nothing said: so the same words can be said again. */
  #next(): void {
    this.#current = this.#waiting.shift() ?? "";
    this.#cancel = this.#current === "" ? undefined : this.#clock.after(HOLD_MS, () => this.#next());
    for (const listener of this.#listeners) listener();
  }
}
