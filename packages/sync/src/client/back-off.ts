/** Before each of the first tries: at most this. A server that is started again is back within a second. */
const FIRST_MS = 500;
const FIRST_TRIES = 5;
const LONGEST_MS = 30_000;

/**
 * Full jitter: each wait is anywhere between nothing and a limit, which after the first tries doubles from 0.5 to 30 s. After a restart of the server
 * its pages come back one after the other, and not all in the same moment.
 */
export class BackOff {
  readonly #random: () => number;
  #tries = 0;

  /** @param random uniform in [0, 1) */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** How long to wait before the next try, in ms. */
  next(): number {
    const limit = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, this.#tries - FIRST_TRIES + 1));
    // Beyond the longest there is nothing to count.
    if (limit < LONGEST_MS) this.#tries++;
    return Math.floor(this.#random() * limit);
  }

  /** It worked: the next time begins with short waits. */
  reset(): void {
    this.#tries = 0;
  }
}
