import type { CharRange } from "@ourwords/protocol";
import type { Ledger } from "./ledger.ts";
import { RangeMap } from "./range-map.ts";
import type { DeleteSet } from "./trace.ts";

/** A set of characters, kept as ranges. */
export type CharSet = RangeMap<true>;

/** The characters of a delete set; without one, none. */
export function charSet(of?: DeleteSet): CharSet {
  const set: CharSet = new RangeMap<true>({ shift: () => true, same: () => true });
  for (const [client, ranges] of of?.clients ?? [])
    for (const { clock, len } of ranges) set.set({ client, clock, length: len }, true);
  return set;
}

/** The characters of some ranges. */
export function setOf(ranges: Iterable<CharRange>): CharSet {
  const set = charSet();
  for (const range of ranges) set.set(range, true);
  return set;
}

/** The parts of a range that are not in a set. */
export const without = (range: CharRange, set: CharSet): CharRange[] =>
  set.in(range).flatMap(({ value, ...piece }) => (value ? [] : [piece]));

/** The characters of a range whose originals are not in a set. */
export const withoutOriginals = (range: CharRange, set: CharSet, ledger: Ledger): CharRange[] =>
  ledger.pairs(range).flatMap(({ client, clock, originClient, originClock, length }) =>
    without({ client: originClient, clock: originClock, length }, set).map((piece) => ({
      client,
      clock: clock + piece.clock - originClock,
      length: piece.length,
    })),
  );
