import type { Authorship, CharRange, CopyRun, IssuedVoice, Voice } from "@ourwords/protocol";

/**
 * Facts about characters (AU1, AU3). A character's identity is `(client, clock)`; the voice that the server issued the
 * client to wrote it, unless it is a copy: then whoever wrote the original did. Kept as runs, never per character.
 */
export class Ledger {
  readonly #voices = new Map<number, IssuedVoice>();
  /** Copies by their own client, sorted by clock, never overlapping, origins always originals (flattened when made). */
  readonly #copies = new Map<number, CopyRun[]>();

  /** The voice that a client was issued to; `undefined` for the server's own words. */
  voiceOf(client: number): Voice | undefined {
    return this.#voices.get(client);
  }

  /** The original characters that `range` stands for, in order. Pieces that are no copies stand for themselves. */
  originsOf(range: CharRange): CharRange[] {
    const { client } = range;
    const end = range.clock + range.length;
    const runs = this.#copies.get(client);
    if (!runs) return [range];
    const pieces: CharRange[] = [];
    let clock = range.clock;
    for (let at = firstEndingAfter(runs, clock); clock < end; at++) {
      const run = runs[at];
      const start = Math.min(run?.clock ?? end, end);
      if (start > clock) pieces.push({ client, clock, length: start - clock });
      if (!run || start === end) break;
      const from = Math.max(clock, start);
      const to = Math.min(run.clock + run.length, end);
      pieces.push({ client: run.originClient, clock: run.originClock + from - run.clock, length: to - from });
      clock = to;
    }
    return pieces;
  }

  /** Records that `run` is a copy. What its origin is itself a copy of is looked up, so links never chain. Returns the runs kept. */
  copy(run: CopyRun): CopyRun[] {
    let { clock } = run;
    return this.originsOf({ client: run.originClient, clock: run.originClock, length: run.length }).map((origin) => {
      const { length } = origin;
      const kept = { client: run.client, clock, length, originClient: origin.client, originClock: origin.clock };
      this.#put(kept);
      clock += length;
      return kept;
    });
  }

  /** Takes in facts from the server: they replace whatever a page had worked out by itself (AU4). */
  learn({ voices, traced, copies }: Authorship): void {
    for (const voice of voices) this.#voices.set(voice.client, voice);
    for (const range of traced) this.#clear(range);
    for (const run of copies) this.#put(run);
  }

  /** Forgets everything, before the whole is sent anew. */
  clear(): void {
    this.#voices.clear();
    this.#copies.clear();
  }

  /** All facts, to be stored or sent. */
  whole(): Authorship {
    return { voices: [...this.#voices.values()], traced: [], copies: [...this.#copies.values()].flat() };
  }

  #put(run: CopyRun): void {
    this.#clear(run);
    let runs = this.#copies.get(run.client);
    if (!runs) this.#copies.set(run.client, (runs = []));
    const at = firstEndingAfter(runs, run.clock);
    const [before, after] = [runs[at - 1], runs[at]];
    const joinsBefore = before !== undefined && continues(before, run);
    const joinsAfter = after !== undefined && continues(run, after);
    const first = joinsBefore ? before : run;
    const length = (joinsBefore ? before.length : 0) + run.length + (joinsAfter ? after.length : 0);
    runs.splice(joinsBefore ? at - 1 : at, Number(joinsBefore) + Number(joinsAfter), { ...first, length });
  }

  #clear({ client, clock, length }: CharRange): void {
    const runs = this.#copies.get(client);
    if (!runs) return;
    const end = clock + length;
    const at = firstEndingAfter(runs, clock);
    let past = at;
    while ((runs[past]?.clock ?? end) < end) past++;
    const kept = runs
      .slice(at, past)
      .flatMap((run) => [part(run, run.clock, clock), part(run, end, run.clock + run.length)]);
    runs.splice(at, past - at, ...kept.filter((run) => run.length > 0));
  }
}

/** The index of the first run that reaches past `clock`. */
function firstEndingAfter(runs: readonly CopyRun[], clock: number): number {
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

const continues = (before: CopyRun, run: CopyRun): boolean =>
  before.clock + before.length === run.clock &&
  before.originClient === run.originClient &&
  before.originClock + before.length === run.originClock;

const part = (run: CopyRun, from: number, to: number): CopyRun => ({
  ...run,
  clock: from,
  length: to - from,
  originClock: run.originClock + from - run.clock,
});
