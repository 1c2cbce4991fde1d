import type { Rate } from "@ourwords/protocol";
import type { Clock } from "./ports.ts";

/** Holds at most `burst`, is full at first, and is filled by `perSecond`. */
export class TokenBucket {
  readonly #rate: Rate;
  readonly #clock: Clock;
  #level: number;
  #at: number;

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
    this.#level = rate.burst;
    this.#at = clock.elapsed();
  }

  /** Takes so much, if there is so much. */
  take(amount: number): boolean {
    if (this.msUntil(amount) > 0) return false;
    this.#level -= amount;
    return true;
  }

  /** In how many ms there is so much; 0 when there is, infinity when it never holds so much. */
  msUntil(amount: number): number {
    const { perSecond, burst } = this.#rate;
    if (amount > burst) return Number.POSITIVE_INFINITY;
    const now = this.#clock.elapsed();
    this.#level = Math.min(burst, this.#level + ((now - this.#at) / 1_000) * perSecond);
    this.#at = now;
    return this.#level >= amount ? 0 : Math.ceil(((amount - this.#level) / perSecond) * 1_000);
  }
}
