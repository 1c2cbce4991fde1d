import type { CharRange } from "@ourwords/protocol";
import type { Ledger } from "./ledger.ts";
import { RangeMap } from "./range-map.ts";

/** Voices (clientIDs) that removed something; never empty. */
type Removers = readonly number[];

/** What was deliberately removed, and by which voices (AU7). A character stays removed while one of them has not brought it back. */
export class Removals {
  readonly #ledger: Ledger;
  /** originals, whatever became of them */
  readonly #originals = new RangeMap<Removers>(REMOVERS);
  /** the very characters that were named: only who named them can bring them back by naming them again */
  readonly #named = new RangeMap<Removers>(REMOVERS);

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Who removed these originals, cut where that differs. */
  of(originals: CharRange): readonly { readonly range: CharRange; readonly by: Removers }[] {
    return this.#originals.in(originals).map(({ value = [], ...range }) => ({ range, by: value }));
  }

  /** Which of these characters `voice` itself removed. */
  namedBy(voice: number, characters: CharRange): CharRange[] {
    return this.#named.in(characters).flatMap(({ value, ...range }) => (value?.includes(voice) ? [range] : []));
  }

  /** `voice` removed these characters. */
  remove(voice: number, named: CharRange): void {
    change(this.#named, named, (by) => withVoice(by, voice));
    for (const original of this.#ledger.originsOf(named))
      change(this.#originals, original, (by) => withVoice(by, voice));
  }

  /** `voice` takes back that it removed these originals; without a voice, everybody's removing is taken back. */
  revive(originals: CharRange, voice?: number): void {
    change(this.#originals, originals, (by) => (voice === undefined ? [] : by.filter((each) => each !== voice)));
  }

  /** All that is known, to be stored. */
  whole(): { readonly originals: readonly StoredRemoval[]; readonly named: readonly StoredRemoval[] } {
    const stored = (map: RangeMap<Removers>): StoredRemoval[] =>
      map.all().map(({ value, ...range }) => ({ range, by: value }));
    return { originals: stored(this.#originals), named: stored(this.#named) };
  }

  restore({ originals, named }: ReturnType<Removals["whole"]>): void {
    for (const { range, by } of originals) this.#originals.set(range, by);
    for (const { range, by } of named) this.#named.set(range, by);
  }
}

export interface StoredRemoval {
  readonly range: CharRange;
  readonly by: readonly number[];
}

const REMOVERS = {
  shift: (by: Removers): Removers => by,
  same: (one: Removers, other: Removers): boolean => one.join() === other.join(),
};

const withVoice = (by: Removers, voice: number): Removers =>
  by.includes(voice) ? by : [...by, voice].toSorted((a, b) => a - b);

function change(map: RangeMap<Removers>, range: CharRange, to: (by: Removers) => Removers): void {
  for (const { value = [], ...piece } of map.in(range)) {
    const by = to(value);
    if (by.length === 0) map.delete(piece);
    else map.set(piece, by);
  }
}
