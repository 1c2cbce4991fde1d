import { RATES } from "@ourwords/protocol";
import type { Clock } from "../ports.ts";
import { TokenBucket } from "../token-bucket.ts";

/** GT1: how fast one connection sends. Whether a frame is too much is known before anything of it is read. */
export class Intake {
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #asks: TokenBucket;
  readonly #presence: TokenBucket;

  constructor(clock: Clock) {
    this.#frames = new TokenBucket(RATES.frames, clock);
    this.#bytes = new TokenBucket(RATES.bytes, clock);
    this.#asks = new TokenBucket(RATES.asks, clock);
    this.#presence = new TokenBucket(RATES.presence, clock);
  }

  /** Whether a frame of so many bytes may come now. */
  frame(bytes: number): boolean {
    return this.#frames.take(1) && this.#bytes.take(bytes);
  }

  /** Whether it may ask for the note again. */
  ask(): boolean {
    return this.#asks.take(1);
  }

  /** Whether it may say again who is here. */
  presence(): boolean {
    return this.#presence.take(1);
  }
}
