import type { Clock } from "@ourwords/sync";

interface IdleWatchOptions {
  readonly clock: Clock;
  /** ms without a sign of anybody */
  readonly after: number;
  readonly onIdle: () => void;
}

/** Tells once when nobody has been there for so long. Time in which the device slept counts. */
export class IdleWatch {
  readonly #options: IdleWatchOptions;
  #lastSeen: number;
  #isIdle = false;
  #cancel: () => void = () => {};

  constructor(options: IdleWatchOptions) {
    this.#options = options;
    this.#lastSeen = options.clock.now();
    this.#wait();
  }

  /** Somebody is there. The first sign after too long comes too late: that may be anybody. */
  seen(): void {
    this.look();
    this.#lastSeen = this.#options.clock.now();
    if (!this.#isIdle) return;
    this.#isIdle = false;
    this.#wait();
  }

  /** Timers stand still while a device sleeps: to be called when it wakes. */
  look(): void {
    const { clock, after, onIdle } = this.#options;
    if (this.#isIdle || clock.now() - this.#lastSeen < after) return;
    this.#isIdle = true;
    this.#cancel();
    onIdle();
  }

  close(): void {
    this.#cancel();
  }

  /** One timer at a time, set anew only when it fires: signs come with every key. */
  #wait(): void {
    const { clock, after } = this.#options;
    this.#cancel();
    this.#cancel = clock.after(Math.max(1, this.#lastSeen + after - clock.now()), () => {
      this.look();
      if (!this.#isIdle) this.#wait();
    });
  }
}
