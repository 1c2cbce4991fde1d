import { charSet, type DeleteSet, type Ledger, type Traced, without, withoutOriginals } from "@ourwords/authorship";
import type { CharRange } from "@ourwords/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/**
 * Key in the `meta` of a transaction that may write words again which this page took out. Its value says which: a delete
 * set of those characters, or of others that stand for the same originals.
 */
export const REVIVE = "revive";

/**
 * Other people's words that this page took out. When its person undoes that, or puts down what they cut, ProseMirror types
 * them anew; naming what was taken out in the same update lets the trace see them as the copies they are, so that they come
 * back under their own author (AU3, AU10). Once: what stands in the text again can't be revived a second time. Their text
 * is kept from Yjs's garbage collection, in memory only.
 */
export class TakenWords {
  readonly #ledger: Ledger;
  readonly #taken = charSet();
  /** All that this page took out and has not written again, own words too: their originals. */
  readonly #gone = charSet();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Notes what a local transaction deleted of others and did not write again elsewhere. */
  note(transaction: Y.Transaction, { copies }: Traced, isOwn: (range: CharRange) => boolean): void {
    const again = charSet();
    for (const { originClient, originClock, length } of copies) {
      const range = { client: originClient, clock: originClock, length };
      again.set(range, true);
      this.#taken.delete(range);
      for (const original of this.#ledger.originsOf(range)) this.#gone.delete(original);
    }
    const gone: { readonly item: Y.Item; readonly range: CharRange }[] = [];
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return;
      const whole = { client: item.id.client, clock: item.id.clock, length: item.length };
      for (const range of without(whole, again)) gone.push({ item, range });
    });
    const originals = gone.flatMap(({ range }) => this.#ledger.originsOf(range));
    for (const original of originals) this.#gone.set(original, true);
    this.#forget(originals);
    // Own words that went along come back along: the trace knows a stretch best when it is whole.
    if (gone.every(({ range }) => isOwn(range))) return;
    for (const { item, range } of gone) {
      keep(item);
      this.#taken.set(range, true);
    }
  }

  /** Whether this page took these originals out itself: not somebody else, after this page had only moved them. */
  tookOut(originals: CharRange): boolean {
    return this.#gone.in(originals).every(({ value }) => value === true);
  }

  /** What goes now had come back, if this page ever took it out before: the last time is what counts. */
  #forget(originals: readonly CharRange[]): void {
    const back = charSet();
    for (const original of originals) back.set(original, true);
    for (const taken of this.#taken.all())
      for (const { client, clock, originClient, originClock, length } of this.#ledger.pairs(taken))
        for (const { value, ...piece } of back.in({ client: originClient, clock: originClock, length }))
          if (value) this.#taken.delete({ client, clock: clock + piece.clock - originClock, length: piece.length });
  }

  /** What `transaction` may have written again: what it deletes itself, and what its `meta` lets it revive. */
  namedBy({ deleteSet, meta }: Y.Transaction): DeleteSet {
    const revive: DeleteSet | undefined = meta.get(REVIVE);
    if (!revive) return deleteSet;
    const named = Y.createDeleteSet();
    const found = charSet();
    const name = (range: CharRange): void => {
      for (const own of withoutOriginals(range, found, this.#ledger)) {
        const ranges = named.clients.get(own.client) ?? [];
        named.clients.set(own.client, [...ranges, { clock: own.clock, len: own.length }]);
        for (const original of this.#ledger.originsOf(own)) found.set(original, true);
      }
    };
    // The same word may have been taken out twice, or be back and moved by this very transaction: named twice, it would be
    // found nowhere. What the transaction deletes is named as it is, then the very characters that are wanted.
    for (const range of charSet(deleteSet).all())
      for (const original of this.#ledger.originsOf(range)) found.set(original, true);
    const wanted = charSet(revive).all();
    for (const range of wanted)
      for (const { value, ...piece } of this.#taken.in(range))
        if (value) for (const pair of this.#ledger.pairs(piece)) name(pair);
    const others = charSet();
    for (const range of wanted) for (const original of this.#ledger.originsOf(range)) others.set(original, true);
    for (const taken of this.#taken.all())
      for (const { client, clock, originClient, originClock, length } of this.#ledger.pairs(taken))
        for (const { value, ...piece } of others.in({ client: originClient, clock: originClock, length }))
          if (value) name({ client, clock: clock + piece.clock - originClock, length: piece.length });
    return Y.mergeDeleteSets([deleteSet, named]);
  }
}

/** Yjs keeps an item's text only if it keeps the types around it too. */
function keep(item: Y.Item): void {
  for (
    let each: Y.Item | null = item;
    each && !each.keep;
    each = each.parent instanceof Y.AbstractType ? each.parent._item : null
  )
    each.keep = true;
}

/** An update that also names the origins of `copies` as deleted. They are deleted already: nothing but the trace sees it. */
export function naming(update: Uint8Array, { copies }: Traced): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  const clients = Map.groupBy(copies, ({ originClient }) => originClient);
  writeVarUint(encoder, clients.size);
  for (const [client, runs] of clients) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, runs.length);
    for (const { originClock, length } of runs) {
      writeVarUint(encoder, originClock);
      writeVarUint(encoder, length);
    }
  }
  return Y.mergeUpdates([update, toUint8Array(encoder)]);
}
