import { charSet, type DeleteSet, type Ledger, newStructs, RangeMap, type Traced, without } from "@ourwords/authorship";
import type { CharRange } from "@ourwords/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/**
 * Key in the `meta` of a transaction that may write words again which this page took out. Its value says which: a delete
 * set of those characters, or of others that stand for the same originals.
 */
export const REVIVE = "revive";

/**
 * The words that this page took out. When its person undoes that, or puts down what they cut, ProseMirror types them anew;
 * naming what was taken out in the same update lets the trace see them as the copies they are, so that they come back as
 * who they were (AU3, AU10). Once: what stands in the text again can't be revived a second time, and only the voice that
 * took it out can. Their text is kept from Yjs's garbage collection, in memory only.
 */
export class TakenWords {
  readonly #ledger: Ledger;
  /** The characters, and the voice (clientID) that took them out. */
  readonly #taken = new RangeMap<number>(SAME);
  /** Their originals, as long as nobody has brought them back, and which of this page's updates took them out. */
  readonly #gone = new RangeMap<number>(SAME);

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /** Notes what a local transaction took out and did not write again elsewhere. `update`: its number on this page. */
  note(transaction: Y.Transaction, { copies }: Traced, update: number): void {
    const again = charSet();
    for (const { originClient, originClock, length } of copies) {
      const range = { client: originClient, clock: originClock, length };
      again.set(range, true);
      this.#taken.delete(range);
      for (const original of this.#ledger.originsOf(range)) this.#gone.delete(original);
    }
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (item) => {
      if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return;
      const left = without({ client: item.id.client, clock: item.id.clock, length: item.length }, again);
      if (left.length > 0) keep(item);
      for (const range of left) {
        this.#taken.set(range, transaction.doc.clientID);
        for (const original of this.#ledger.originsOf(range)) this.#gone.set(original, update);
      }
    });
  }

  /** A remote transaction brings words: what this page took out, up to `answered`, and sees again, somebody has brought back. */
  see(transaction: Y.Transaction, answered: number): void {
    for (const struct of newStructs(transaction)) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString) || struct.deleted) continue;
      const { id, length } = struct;
      // Of what the server has not heard of yet, a copy may be under way that it will take away again.
      for (const original of this.#ledger.originsOf({ client: id.client, clock: id.clock, length }))
        for (const { value, ...piece } of this.#gone.in(original))
          if (value !== undefined && value <= answered) this.#gone.delete(piece);
    }
  }

  /** Whether this page took these originals out itself: not somebody else, after this page had only moved them. */
  tookOut(originals: CharRange): boolean {
    return this.#gone.in(originals).every(({ value }) => value !== undefined);
  }

  /** What `transaction` may have written again: what it deletes itself, and what its `meta` lets it revive. */
  namedBy({ deleteSet, meta, doc }: Y.Transaction): DeleteSet {
    const revive: DeleteSet | undefined = meta.get(REVIVE);
    if (!revive) return deleteSet;
    const named = Y.createDeleteSet();
    const found = charSet();
    const isOurs = (voice: number | undefined): boolean => voice === doc.clientID;
    const name = (range: CharRange, originals: CharRange): void => {
      const ranges = named.clients.get(range.client) ?? [];
      named.clients.set(range.client, [...ranges, { clock: range.clock, len: range.length }]);
      found.set(originals, true);
    };
    // The very characters first. The same word may have been taken out twice: named twice, it would be found nowhere.
    const wanted = charSet(revive).all();
    for (const range of wanted)
      for (const { value, ...piece } of this.#taken.in(range))
        if (isOurs(value))
          for (const { originClient, originClock, ...own } of this.#ledger.pairs(piece))
            name(own, { client: originClient, clock: originClock, length: own.length });
    const others = charSet();
    for (const range of wanted)
      for (const original of this.#ledger.originsOf(range))
        for (const left of without(original, found)) others.set(left, true);
    if (others.all().length === 0) return Y.mergeDeleteSets([deleteSet, named]);
    for (const { value: voice, ...taken } of this.#taken.all())
      for (const { client, clock, originClient, originClock, length } of isOurs(voice) ? this.#ledger.pairs(taken) : [])
        for (const { value, ...piece } of others.in({ client: originClient, clock: originClock, length }))
          if (value)
            for (const left of without(piece, found))
              name({ client, clock: clock + left.clock - originClock, length: left.length }, left);
    return Y.mergeDeleteSets([deleteSet, named]);
  }
}

const SAME = { shift: (value: number): number => value, same: (one: number, other: number): boolean => one === other };

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
