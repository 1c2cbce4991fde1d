import type { Clock } from "@ourwords/sync";

export const CODE_TRIES = 5;
export const CODE_TRIES_WITHIN = 10 * 60_000;
/** Addresses kept in mind. Beyond that the oldest is forgotten: memory is not for strangers to fill. */
const MOST = 10_000;

/** Counts wrong codes by address. Only in memory: an address is somebody's, and need not outlive the server. */
export class WrongTries {
  readonly #clock: Clock;
  readonly #tries = new Map<string, readonly number[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Takes one of an address's tries; `undefined` when none is left. A try is counted before it is looked at, so that many
   * at the same moment are many. What comes back gives it back: for a code that was right.
   */
  take(address: string): (() => void) | undefined {
    const now = this.#clock.now();
    const recent = this.#recent(address, now);
    if (recent.length >= CODE_TRIES) return undefined;
    this.#tries.delete(address);
    this.#tries.set(address, [...recent, now]);
    const [oldest] = this.#tries.keys();
    if (this.#tries.size > MOST && oldest !== undefined) this.#tries.delete(oldest);
    return () => {
      const tries = this.#recent(address, now);
      const index = tries.indexOf(now);
      this.#tries.set(address, tries.toSpliced(index, index < 0 ? 0 : 1));
    };
  }

  /** How many tries an address has now. */
  left(address: string): number {
    return CODE_TRIES - this.#recent(address, this.#clock.now()).length;
  }

  #recent(address: string, now: number): readonly number[] {
    return (this.#tries.get(address) ?? []).filter((at) => at > now - CODE_TRIES_WITHIN);
  }
}
