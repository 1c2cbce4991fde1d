import type { Clock } from "../ports.ts";

/** SV2: after this long without an answer a page says so; with what it takes to notice, that is within 2 s. */
const LATE_MS = 1_500;

/** Whether the server takes too long to answer. */
export class AnswerWatch {
  readonly #clock: Clock;
  readonly #onLate: () => void;
  #isLate = false;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, onLate: () => void) {
    this.#clock = clock;
    this.#onLate = onLate;
  }

  get isLate(): boolean {
    return this.#isLate;
  }

  /** The server says that it can't store: that is late at once, for whoever waits. */
  expire(): void {
    this.end();
    this.#isLate = true;
    this.#onLate();
  }

  /** Something was sent: waits for its answer, but not anew for those that are due already, however fast somebody types on. */
  start(isWaiting: boolean): void {
    if (!this.#cancel || !isWaiting) this.restart(isWaiting);
  }

  /** Something was answered: waits anew, if there is an answer to wait for. Late stays late until all is answered. */
  restart(isWaiting: boolean): void {
    this.end();
    this.#isLate &&= isWaiting;
    if (!isWaiting) return;
    this.#cancel = this.#clock.after(LATE_MS, () => {
      this.#cancel = undefined;
      this.#isLate = true;
      this.#onLate();
    });
  }

  end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
