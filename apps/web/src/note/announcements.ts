import type { Clock } from "@ourwords/sync";

/** Each message stands this long before the next: a screen reader that is interrupted says neither. */
const HOLD_MS = 3_000;

/** `news` waits until what is being said is done. An `answer` to what was just done here can't: the next one replaces it. */
export type Urgency = "news" | "answer";

export interface Announcement {
  /** tells the same words said twice apart */
  readonly id: number;
  readonly text: string;
  readonly urgency: Urgency;
}

/** What is said politely to screen readers, one message after another. */
export class Announcements {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #waiting: Announcement[] = [];
  #current: Announcement | undefined;
  #count = 0;
  #cancel = (): void => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  current = (): Announcement | undefined => this.#current;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say = (text: string, urgency: Urgency = "news"): void => {
    const next = { id: this.#count++, text, urgency };
    if (urgency === "news") this.#waiting.push(next);
    // News that an answer cuts short is said again after it.
    else this.#waiting = [next, ...(this.#current?.urgency === "news" ? [this.#current] : []), ...this.#waiting];
    if (!this.#current || urgency === "answer") this.#next();
  };

  #next(): void {
    this.#cancel();
    this.#current = this.#waiting.shift();
    if (this.#current) this.#cancel = this.#clock.after(HOLD_MS, () => this.#next());
    for (const listener of this.#listeners) listener();
  }
}
