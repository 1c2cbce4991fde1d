import type { Clock } from "@ourwords/sync";

/** After this long without a key, whose words come next is said loudly: somebody else may sit at the keyboard now. */
export const REST_MS = 20_000;

/** `now`: just switched, nothing written yet. `writing`. `still`: nobody has written for a while. */
export type Rest = "now" | "writing" | "still";

/** How sure somebody can be whose words the next key writes. */
export class VoiceRest {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #state: Rest = "now";
  #lastKey = 0;
  #cancel: (() => void) | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  state = (): Rest => this.#state;

  switched(): void {
    this.#end();
    this.#become("now");
  }

  /** Keys come often: one timer runs on and looks again. */
  wrote(): void {
    this.#lastKey = this.#clock.now();
    this.#become("writing");
    this.#cancel ??= this.#clock.after(REST_MS, this.#look);
  }

  close(): void {
    this.#end();
  }

  readonly #look = (): void => {
    const left = this.#lastKey + REST_MS - this.#clock.now();
    this.#cancel = left > 0 ? this.#clock.after(left, this.#look) : undefined;
    if (left <= 0) this.#become("still");
  };

  #become(state: Rest): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#onChange();
  }

  #end(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}
