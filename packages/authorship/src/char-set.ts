import type { CharRange } from "@ourwords/protocol";
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

/** The parts of a range that are not in a set. */
export const without = (range: CharRange, set: CharSet): CharRange[] =>
  set.in(range).flatMap(({ value, ...piece }) => (value ? [] : [piece]));
