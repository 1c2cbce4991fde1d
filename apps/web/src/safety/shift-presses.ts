/** IN6: so often, and within so long, Shift leaves the page. */
const PRESSES = 3;
const WITHIN_MS = 1_500;

/** Counts Shift pressed by itself. Anything else in between begins anew: capitals and marking by Shift are no alarm. */
export class ShiftPresses {
  #times: readonly number[] = [];

  /** Whether this press makes it three in time. `at` in ms, of any clock that does not go back. */
  press(at: number): boolean {
    this.#times = [...this.#times, at].slice(-PRESSES);
    const [first] = this.#times;
    return this.#times.length === PRESSES && first !== undefined && at - first <= WITHIN_MS;
  }

  interrupt(): void {
    this.#times = [];
  }
}
