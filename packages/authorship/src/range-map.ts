import type { CharRange } from "@ourwords/protocol";

/** How values behave along a range: the value `by` characters further on, and whether two neighbours are one range. */
export interface ValueRules<V> {
  readonly shift: (value: V, by: number) => V;
  readonly same: (one: V, other: V) => boolean;
}

/** A part of a range and what is known of it. */
export interface Piece<V> extends CharRange {
  readonly value: V;
}

/** Values for ranges of characters, kept as runs that never overlap; runs that continue each other are one. */
export class RangeMap<V> {
  readonly #rules: ValueRules<V>;
  readonly #clients = new Map<number, Piece<V>[]>();

  constructor(rules: ValueRules<V>) {
    this.#rules = rules;
  }

  /** `range` in order, cut where what is known changes; `undefined` where nothing is. */
  in(range: CharRange): Piece<V | undefined>[] {
    const { client } = range;
    const end = range.clock + range.length;
    const runs = this.#clients.get(client);
    if (!runs) return [{ ...range, value: undefined }];
    const pieces: Piece<V | undefined>[] = [];
    let clock = range.clock;
    for (let at = firstEndingAfter(runs, clock); clock < end; at++) {
      const run = runs[at];
      const start = Math.min(run?.clock ?? end, end);
      if (start > clock) pieces.push({ client, clock, length: start - clock, value: undefined });
      if (!run || start === end) break;
      const piece = this.#part(run, Math.max(clock, start), Math.min(run.clock + run.length, end));
      pieces.push(piece);
      clock = piece.clock + piece.length;
    }
    return pieces;
  }

  set(range: CharRange, value: V): void {
    if (range.length === 0) return;
    this.delete(range);
    const { client, clock, length } = range;
    let runs = this.#clients.get(client);
    if (!runs) this.#clients.set(client, (runs = []));
    const at = firstEndingAfter(runs, clock);
    const [before, after] = [runs[at - 1], runs[at]];
    const run = { client, clock, length, value };
    const joinsBefore = before !== undefined && this.#continues(before, run);
    const joinsAfter = after !== undefined && this.#continues(run, after);
    const whole = (joinsBefore ? before.length : 0) + length + (joinsAfter ? after.length : 0);
    const first = joinsBefore ? before : run;
    runs.splice(joinsBefore ? at - 1 : at, Number(joinsBefore) + Number(joinsAfter), { ...first, length: whole });
  }

  delete({ client, clock, length }: CharRange): void {
    const runs = this.#clients.get(client);
    if (!runs || length === 0) return;
    const end = clock + length;
    const at = firstEndingAfter(runs, clock);
    let past = at;
    while ((runs[past]?.clock ?? end) < end) past++;
    const kept = runs
      .slice(at, past)
      .flatMap((run) => [this.#part(run, run.clock, clock), this.#part(run, end, run.clock + run.length)]);
    runs.splice(at, past - at, ...kept.filter((run) => run.length > 0));
  }

  clear(): void {
    this.#clients.clear();
  }

  /** All runs, by client and in order. */
  all(): Piece<V>[] {
    return [...this.#clients.values()].flat();
  }

  #part(run: Piece<V>, from: number, to: number): Piece<V> {
    const value = from > run.clock ? this.#rules.shift(run.value, from - run.clock) : run.value;
    return { client: run.client, clock: from, length: to - from, value };
  }

  #continues(before: Piece<V>, after: Piece<V>): boolean {
    const isNext = before.clock + before.length === after.clock;
    return isNext && this.#rules.same(this.#rules.shift(before.value, before.length), after.value);
  }
}

/** The index of the first run that reaches past `clock`. */
function firstEndingAfter(runs: readonly CharRange[], clock: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const run = runs[middle];
    if (run && run.clock + run.length <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
