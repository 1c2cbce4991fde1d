import type { DeleteSet, Traced } from "@ourwords/authorship";
import type { CharRange, CopyRun } from "@ourwords/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/**
 * Other people's words that this page took out. When its person undoes that, ProseMirror types them anew; naming what was
 * taken out in the same update lets the trace see them as the copies they are, so that they come back under their own
 * author (AU3). Their text is kept from Yjs's garbage collection, in memory only.
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

  /** All of it together with what `transaction` deletes: what an undo may be writing again. */
  namedWith({ deleteSet }: Y.Transaction): DeleteSet {
    const named = Y.createDeleteSet();
    for (const set of [deleteSet.clients, this.#taken]) {
      for (const [client, ranges] of set) {
        const both = [...(named.clients.get(client) ?? []), ...ranges];
        named.clients.set(
          client,
          both.toSorted((a, b) => a.clock - b.clock),
        );
      }
    }
    return named;
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
