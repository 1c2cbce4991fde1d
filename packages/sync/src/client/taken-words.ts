import type { DeleteSet, Traced } from "@ourwords/authorship";
import type { CharRange, CopyRun } from "@ourwords/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/** Key in the `meta` of a transaction that may write words again which this page took out, and which of them. */
export const REVIVE = "revive";

/** An undo may give back whatever was taken out; the paste of a cut only what that cut took. */
export type Revive = "any" | DeleteSet;

/**
 * Other people's words that this page took out. When its person undoes that, or puts down what they cut, ProseMirror types
 * them anew; naming what was taken out in the same update lets the trace see them as the copies they are, so that they come
 * back under their own author (AU3, AU10). Once: what stands in the text again can't be revived a second time. Their text
 * is kept from Yjs's garbage collection, in memory only.
 */
export class TakenWords {
  readonly #taken = new Map<number, { clock: number; len: number }[]>();

  /** Notes what a local transaction deleted of others and did not write again elsewhere. */
  note(transaction: Y.Transaction, { copies }: Traced, isOwn: (range: CharRange) => boolean): void {
    for (const copy of copies) this.#forget(copy);
    const isCopied = (id: Y.ID): boolean =>
      copies.some(
        ({ originClient, originClock, length }) =>
          originClient === id.client && originClock <= id.clock && id.clock < originClock + length,
      );
    const gone: Y.Item[] = [];
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentString && !isCopied(struct.id))
        gone.push(struct);
    });
    // Own words that went along come back along: the trace knows a stretch best when it is whole.
    if (gone.every(({ id: { client, clock }, length }) => isOwn({ client, clock, length }))) return;
    for (const item of gone) {
      keep(item);
      const ranges = [...(this.#taken.get(item.id.client) ?? []), { clock: item.id.clock, len: item.length }];
      this.#taken.set(
        item.id.client,
        ranges.toSorted((a, b) => a.clock - b.clock),
      );
    }
  }

  /** What stands in the text again is no longer taken out. */
  #forget({ originClient, originClock, length }: CopyRun): void {
    const end = originClock + length;
    const left = (this.#taken.get(originClient) ?? []).flatMap(({ clock, len }) => [
      { clock, len: Math.min(len, originClock - clock) },
      { clock: Math.max(clock, end), len: Math.min(len, clock + len - end) },
    ]);
    this.#taken.set(
      originClient,
      left.filter(({ len }) => len > 0),
    );
  }

  /** What `transaction` may have written again: what it deletes itself, and what its `meta` lets it revive. */
  namedBy({ deleteSet, meta }: Y.Transaction): DeleteSet {
    const revive: Revive | undefined = meta.get(REVIVE);
    if (revive === undefined) return deleteSet;
    const named = Y.createDeleteSet();
    for (const [client, ranges] of deleteSet.clients) named.clients.set(client, [...ranges]);
    for (const [client, ranges] of this.#taken) {
      const wanted = revive === "any" ? ranges : shared(ranges, revive.clients.get(client) ?? []);
      const both = [...(named.clients.get(client) ?? []), ...wanted];
      named.clients.set(
        client,
        both.toSorted((a, b) => a.clock - b.clock),
      );
    }
    return named;
  }
}

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** What lies in ranges of both. */
const shared = (ones: readonly Range[], others: readonly Range[]): Range[] =>
  ones.flatMap((one) =>
    others.flatMap((other) => {
      const clock = Math.max(one.clock, other.clock);
      const len = Math.min(one.clock + one.len, other.clock + other.len) - clock;
      return len > 0 ? [{ clock, len }] : [];
    }),
  );

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
