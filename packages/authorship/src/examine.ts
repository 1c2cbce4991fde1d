import type { CopyRun } from "@ourwords/protocol";
import * as Y from "yjs";
import { charSet, without, withoutOriginals } from "./char-set.ts";
import { claimed, isAnagram } from "./claimed.ts";
import type { Facts } from "./facts.ts";
import { isText, type ItemPart, itemsIn, rangeOf } from "./items-in.ts";
import { match } from "./match.ts";
import { markedParts } from "./marked-parts.ts";
import type { Known } from "./needs.ts";
import { type DeleteSet, trace } from "./trace.ts";

/** An update as `Y.decodeUpdate` takes it apart; its delete set sorted. */
export type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** An update, the clientID that spoke, and what its page says of it (AU3). */
export interface Spoken extends Decoded {
  readonly voice: number;
  readonly claims?: readonly CopyRun[] | undefined;
}

/**
 * What an update did to words, once it is applied: copies (AU3), what it removed on purpose (AU7), and what
 * its voice had removed and now brings back. Reads only.
 */
export function examine(transaction: Y.Transaction, { structs, ds, voice, claims }: Spoken, known: Known): Facts {
  const { ledger, removals } = known;
  const { traced, copies } = trace(transaction, ds, ledger, (deleted, inserted) => {
    const pairs = claims && claimed(claims, deleted, inserted, ledger);
    return pairs && !isAnagram(pairs) ? pairs : match(deleted, inserted);
  });
  const removed = ds.clients.size === 0 ? [] : removedBy(transaction, structs, ds, copies, voice, known);
  const revived = copies.flatMap((copy) =>
    removals
      .namedBy(voice, { client: copy.originClient, clock: copy.originClock, length: copy.length })
      .flatMap((named) => ledger.originsOf(named))
      .flatMap((original) => removals.of(original))
      .flatMap(({ range, by }) => (by.includes(voice) ? [range] : [])),
  );
  return { traced, copies: copies.flatMap((run) => ledger.flatten(run)), removed, revived };
}

/**
 * What is named and not written again: removed on purpose, wherever it lives by now. Not what this voice had named
 * before; and of what was dead already not what the update wrote again when it came the first time: then it is an old
 * update that comes again.
 */
function removedBy(
  transaction: Y.Transaction,
  structs: Decoded["structs"],
  named: DeleteSet,
  copies: readonly CopyRun[],
  voice: number,
  { ledger, removals }: Known,
): Facts["removed"] {
  const { doc, beforeState, deleteSet } = transaction;
  const before = (client: number): number => beforeState.get(client) ?? 0;
  const copied = charSet();
  const comeAgain = charSet();
  for (const { originClient, originClock, length } of copies)
    copied.set({ client: originClient, clock: originClock, length }, true);
  for (const { id, length } of structs) {
    const known = { client: id.client, clock: id.clock, length: Math.min(length, before(id.client) - id.clock) };
    if (known.length > 0) for (const original of ledger.originsOf(known)) comeAgain.set(original, true);
  }
  const parts: ItemPart[] = [];
  for (const [client, ranges] of named.clients) {
    for (const { clock, len } of ranges) {
      for (const part of itemsIn(doc, { client, clock, length: Math.min(len, before(client) - clock) })) {
        if (!isText(part.item)) continue;
        const isNews = Y.isDeleted(deleteSet, part.item.id);
        for (const own of removals.namedBy(voice, rangeOf(part))) copied.set(own, true);
        for (const range of without(rangeOf(part), copied))
          for (const left of isNews ? [range] : withoutOriginals(range, comeAgain, ledger))
            parts.push(...itemsIn(doc, left));
      }
    }
  }
  return markedParts(transaction, parts).map(({ marks, ...part }) => ({ ...rangeOf(part), marks }));
}
