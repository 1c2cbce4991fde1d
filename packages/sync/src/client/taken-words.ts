import {
  charSet,
  type DeleteSet,
  isText,
  type Ledger,
  newStructs,
  RangeMap,
  type Traced,
  wholeOf,
  without,
} from "@ourwords/authorship";
import type { CharRange } from "@ourwords/protocol";
import * as Y from "yjs";

/**
 * Key in the `meta` of a transaction that may write words again which this page took out. Its value says which: a delete
 * set of those characters, or of others that stand for the same originals.
 */
export const REVIVE = "revive";

/** How an original went that this page took out: as which character, by which voice (clientID), in which of its updates. */
interface Taken {
  readonly client: number;
  readonly clock: number;
  readonly voice: number;
  readonly update: number;
}

/**
 * The words that this page took out, as long as nobody has brought them back. When its person undoes that, or puts down what
 * they cut, ProseMirror types them anew; naming what was taken out in the same update lets the trace see them as the copies
 * they are, so that they come back as who they were (AU3, AU10). Once, and only by the voice that took them out. Their text
 * is kept from Yjs's garbage collection, in memory only.
 */
export class TakenWords {
  readonly #ledger: Ledger;
  /** By original: of a word that went twice, the last time is what counts. */
  readonly #taken = new RangeMap<Taken>({
    shift: (taken, by) => ({ ...taken, clock: taken.clock + by }),
    same: (one, other) =>
      one.client === other.client &&
      one.clock === other.clock &&
      one.voice === other.voice &&
      one.update === other.update,
  });

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Notes what a local transaction took out and did not write again elsewhere. `update`: its number on this page. */
  note(transaction: Y.Transaction, { copies }: Traced, update: number): void {
    const { clientID: voice } = transaction.doc;
    const again = charSet();
    for (const { originClient, originClock, length } of copies) {
      const range = { client: originClient, clock: originClock, length };
      again.set(range, true);
      for (const original of this.#ledger.originsOf(range)) this.#taken.delete(original);
    }
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (!isText(item)) return;
      const left = without(wholeOf(item), again);
      if (left.length > 0) keep(item);
      for (const range of left)
        for (const { client, clock, length, originClient, originClock } of this.#ledger.pairs(range))
          this.#taken.set({ client: originClient, clock: originClock, length }, { client, clock, voice, update });
    });
  }

  /** A remote transaction brings words: what this page took out, up to `answered`, and sees again, somebody has brought back. */
  see(transaction: Y.Transaction, answered: number): void {
    for (const item of newStructs(transaction)) {
      if (!isText(item) || item.deleted) continue;
      // Of what the server has not heard of yet, a copy may be under way that it will take away again.
      for (const original of this.#ledger.originsOf(wholeOf(item)))
        for (const { value, ...piece } of this.#taken.in(original))
          if (value && value.update <= answered) this.#taken.delete(piece);
    }
  }

  /** Whether this page took these originals out itself: not somebody else, after this page had only moved them. */
  tookOut(originals: CharRange): boolean {
    return this.#taken.in(originals).every(({ value }) => value !== undefined);
  }

  /** What `transaction` may have written again: what it deletes itself, and what its `meta` lets it revive. */
  namedBy({ deleteSet, meta, doc }: Y.Transaction): DeleteSet {
    const revive: DeleteSet | undefined = meta.get(REVIVE);
    if (!revive) return deleteSet;
    const named = Y.createDeleteSet();
    // What the transaction itself deletes is named already: named twice, one of the two would count as removed.
    const found = charSet();
    for (const range of charSet(deleteSet).all())
      for (const original of this.#ledger.originsOf(range)) found.set(original, true);
    for (const wanted of charSet(revive).all())
      for (const original of this.#ledger.originsOf(wanted))
        for (const left of without(original, found))
          for (const { value, ...piece } of this.#taken.in(left)) {
            if (value?.voice !== doc.clientID) continue;
            const ranges = named.clients.get(value.client) ?? [];
            named.clients.set(value.client, [...ranges, { clock: value.clock, len: piece.length }]);
            found.set(piece, true);
          }
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
