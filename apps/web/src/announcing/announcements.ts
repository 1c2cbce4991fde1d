import type { Clock } from "@ourwords/sync";

/** Each message stands this long: a screen reader that is interrupted says neither. */
const HOLD_MS = 3_000;

/** News comes no faster than this, so that somebody can think, talk and write in between. */
const GAP_MS = 8_000;

/** So many stand in the list; a long evening's worth. */
const KEPT = 200;

/**
 * `news` waits until there has been quiet. An `answer` to what was just done here can't: the next one replaces it. An
 * `alert` interrupts: the connection is lost, or what you may do has changed.
 */
export type Urgency = "news" | "answer" | "alert";

/** What stands in a live region now. */
export interface Announcement {
  /** tells the same words said twice apart */
  readonly id: number;
  readonly texts: readonly string[];
}

/** A message in the list. */
export interface Said {
  readonly id: number;
  readonly text: string;
  /** ms since 1970 */
  readonly at: number;
}

/** What is said to screen readers: alerts at once, everything else politely, one after another. */
export class Announcements {
  readonly #clock: Clock;
  readonly #listeners = new Set<() => void>();
  #said: readonly Said[] = [];
  #waiting: string[] = [];
  #polite: (Announcement & { readonly urgency: Urgency }) | undefined;
  #alert: Announcement | undefined;
  #newsAt = Number.NEGATIVE_INFINITY;
  #count = 0;
  #cancel = (): void => {};
  #cancelAlert = (): void => {};

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  polite = (): Announcement | undefined => this.#polite;

  alert = (): Announcement | undefined => this.#alert;

  /** The newest last. The same list until something is said. */
  said = (): readonly Said[] => this.#said;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  say = (text: string, urgency: Urgency = "news"): void => {
    this.#said = [...this.#said, { id: this.#count++, text, at: this.#clock.now() }].slice(-KEPT);
    switch (urgency) {
      case "alert":
        this.#cancelAlert();
        this.#alert = { id: this.#count++, texts: [text] };
        this.#cancelAlert = this.#clock.after(HOLD_MS, () => {
          this.#alert = undefined;
          this.#tell();
        });
        break;
      case "answer":
        this.#cutShort();
        this.#show([text], urgency);
        break;
      case "news":
        this.#waiting.push(text);
        if (!this.#polite) this.#next();
        break;
    }
    this.#tell();
  };

  /** News that an answer cuts short is said again after it. */
  #cutShort(): void {
    if (this.#polite?.urgency !== "news") return;
    this.#waiting.unshift(...this.#polite.texts);
    this.#newsAt = Number.NEGATIVE_INFINITY;
  }

  #show(texts: readonly string[], urgency: Urgency): void {
    this.#polite = { id: this.#count++, texts, urgency };
    this.#wait(HOLD_MS);
  }

  #wait(ms: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(ms, () => {
      this.#next();
      this.#tell();
    });
  }

  /** All that has gathered is said as one message. */
  #next(): void {
    this.#polite = undefined;
    if (this.#waiting.length === 0) return;
    const left = this.#newsAt + GAP_MS - this.#clock.now();
    if (left > 0) return this.#wait(left);
    this.#newsAt = this.#clock.now();
    this.#show(this.#waiting.splice(0), "news");
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
