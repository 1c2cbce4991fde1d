import type { CopyRun } from "@ourwords/protocol";
import type { CharId } from "./char-id.ts";
import type { Characters } from "./characters.ts";
import type { Ledger } from "./ledger.ts";
import type { Match } from "./match.ts";

/**
 * AU3: what a page says it wrote again, as far as it is so: the same letters, each once, and each among those that the update
 * takes out. In the order in which it is written. A page knows what it moves, where a comparison can only guess.
 */
export function claimed(
  claims: readonly CopyRun[],
  deleted: Characters,
  inserted: Characters,
  ledger: Ledger,
): Match[] {
  const placeOf = places(inserted);
  const standing = places(deleted);
  let originals: ReturnType<typeof places> | undefined;
  const fromOf = (client: number, clock: number): number | undefined => {
    const from = standing({ client, clock });
    if (from !== undefined) return from;
    // The page may know it as another copy of the same original.
    originals ??= places(deleted, (id) => ledger.originalOf(id));
    return originals(ledger.originalOf({ client, clock }));
  };
  const sourceOf = new Map<number, number>();
  const used = new Set<number>();
  for (const { client, clock, length, originClient, originClock } of claims) {
    // A run is believed up to the first letter that is not so: what a page says can't be made long work.
    for (let offset = 0; offset < length; offset++) {
      const to = placeOf({ client, clock: clock + offset });
      if (to === undefined || sourceOf.has(to)) break;
      const from = fromOf(originClient, originClock + offset);
      if (from === undefined || used.has(from) || deleted.text[from] !== inserted.text[to]) break;
      sourceOf.set(to, from);
      used.add(from);
    }
  }
  return joined(sourceOf);
}

/** So often the order of what is written again may turn back: a move turns once, its undo too. An anagram turns at every step. */
const TURNS = 3;

/** Whether claims say that a page did more in one go than a few moves and deletions could. */
export const isAnagram = (pairs: readonly Match[]): boolean =>
  pairs.filter(({ from }, index) => from < (pairs[index - 1]?.from ?? 0)).length > TURNS;

/** Finds a character's place in a text by its identity, or by another that goes with that. */
function places(
  { text, clients: all, clocks: each }: Characters,
  as: (id: CharId) => CharId = (id) => id,
): (id: CharId) => number | undefined {
  const clients = new Map<number, Map<number, number>>();
  for (let at = 0; at < text.length; at++) {
    const { client, clock } = as({ client: all[at] ?? 0, clock: each[at] ?? 0 });
    const clocks = clients.get(client) ?? new Map<number, number>();
    clients.set(client, clocks);
    if (!clocks.has(clock)) clocks.set(clock, at);
  }
  return ({ client, clock }) => clients.get(client)?.get(clock);
}

/** Pairs in the order of what is written, neighbours joined. */
function joined(sourceOf: ReadonlyMap<number, number>): Match[] {
  const pairs: { from: number; to: number; length: number }[] = [];
  for (const [to, from] of [...sourceOf].toSorted(([a], [b]) => a - b)) {
    const last = pairs.at(-1);
    if (last && last.to + last.length === to && last.from + last.length === from) last.length++;
    else pairs.push({ from, to, length: 1 });
  }
  return pairs;
}
