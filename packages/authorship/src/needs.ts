import type { CharRange } from "@ourwords/protocol";
import * as Y from "yjs";
import { type CharSet, charSet, without } from "./char-set.ts";
import type { Facts } from "./facts.ts";
import type { Homes } from "./homes.ts";
import { isText, type ItemPart, itemsIn, rangeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";
import { markedParts } from "./marked-parts.ts";
import type { Removals } from "./removals.ts";
import { isTextblock } from "./spot.ts";
import type { DeleteSet } from "./trace.ts";

/** Dead characters that are to be written again, with these marks, or with those around them. */
export interface Lost extends CharRange {
  readonly marks: readonly string[] | "as around";
}

/** What an update has left for the server to mend. */
export interface Needs {
  /** characters that nobody removed and that live nowhere any more, in document order (AU5) */
  readonly lost: readonly Lost[];
  /** living characters that stand a second time (AU6) or were removed (AU7) */
  readonly extra: readonly CharRange[];
  /** containers that a merge left without a child (AU14) */
  readonly hollow: readonly Y.XmlElement[];
}

/** What is known of a note's characters. */
export interface Known {
  readonly ledger: Ledger;
  readonly homes: Homes;
  readonly removals: Removals;
}

/** Finds what an update that names `named` left to mend, once its `facts` are learnt. Reads only. */
export function needsAfter(transaction: Y.Transaction, named: DeleteSet, facts: Facts, known: Known): Needs {
  return {
    lost: lostIn(transaction, named, known),
    extra: extraIn(transaction.doc, facts, known),
    hollow: [...transaction.changed.keys()].flatMap((type: unknown) => (isHollow(type) ? [type] : [])),
  };
}

function extraIn(doc: Y.Doc, { copies, removed }: Facts, { ledger, homes, removals }: Known): CharRange[] {
  const extra: CharRange[] = [];
  for (const { originClient, originClock, ...copy } of copies) {
    for (const part of itemsIn(doc, copy)) {
      if (part.item.deleted) continue;
      const { client, clock, length } = rangeOf(part);
      const shift = copy.clock - originClock;
      for (const { range, by } of removals.of({ client: originClient, clock: clock - shift, length })) {
        if (by.length > 0) extra.push({ client, clock: range.clock + shift, length: range.length });
        else
          for (const piece of homes.of(range)) {
            const own = { client, clock: piece.clock + shift, length: piece.length };
            if (piece.value && (piece.value.client !== client || piece.value.clock !== own.clock)) extra.push(own);
          }
      }
    }
  }
  for (const original of removed.flatMap((range) => ledger.originsOf(range)))
    for (const { value, length } of homes.of(original)) if (value) extra.push({ ...value, length });
  return extra;
}

function lostIn(transaction: Y.Transaction, named: DeleteSet, { ledger, homes, removals }: Known): Lost[] {
  const { doc, deleteSet } = transaction;
  if (deleteSet.clients.size === 0) return [];
  const deliberate = charSet(named);
  const seen = charSet();
  const parts: ItemPart[] = [];
  for (const [client, ranges] of deleteSet.clients) {
    for (const { clock, len } of ranges) {
      for (const part of itemsIn(doc, { client, clock, length: len })) {
        if (!isText(part.item)) continue;
        for (const pair of without(rangeOf(part), deliberate).flatMap((range) => ledger.pairs(range)))
          for (const original of homeless(pair, seen, { ledger, homes, removals })) {
            seen.set(original, true);
            const shift = pair.clock - pair.originClock;
            parts.push(
              ...itemsIn(doc, { client: pair.client, clock: original.clock + shift, length: original.length }),
            );
          }
      }
    }
  }
  return markedParts(transaction, parts).map(({ marks, ...part }) => {
    const text = part.item.parent instanceof Y.XmlText ? part.item.parent._item : null;
    // Words that came into a text which was dead by then: what stood around them there is not known any more.
    const isLate = text?.deleted === true && !Y.isDeleted(deleteSet, text.id);
    return { ...rangeOf(part), marks: isLate ? "as around" : marks };
  });
}

/** The originals of a pair that nobody removed and that live nowhere, those in `seen` left out. */
function homeless(
  { originClient, originClock, length }: { originClient: number; originClock: number; length: number },
  seen: CharSet,
  { homes, removals }: Known,
): CharRange[] {
  return without({ client: originClient, clock: originClock, length }, seen)
    .flatMap((range) => removals.of(range))
    .flatMap(({ range, by }) => (by.length > 0 ? [] : homes.of(range)))
    .flatMap(({ value, ...range }) => (value ? [] : [range]));
}

const isHollow = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && !isTextblock(type) && type._item?.deleted === false && type.length === 0;
