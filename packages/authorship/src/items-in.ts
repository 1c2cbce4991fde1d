import type { CharRange } from "@ourwords/protocol";
import * as Y from "yjs";

/** A part of an item: `length` characters of it at `offset`. */
export interface ItemPart {
  readonly item: Y.Item;
  readonly offset: number;
  readonly length: number;
}

/** The items that hold a range, in order of clock. What is no item (garbage) or not there yet is left out. */
export function itemsIn({ store }: Y.Doc, { client, clock, length }: CharRange): ItemPart[] {
  const end = Math.min(clock + length, Y.getState(store, client));
  const structs = store.clients.get(client);
  if (!structs || clock >= end) return [];
  const parts: ItemPart[] = [];
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index++) {
    const item = structs[index];
    if (!item || item.id.clock >= end) break;
    const from = Math.max(clock, item.id.clock);
    const to = Math.min(end, item.id.clock + item.length);
    if (item instanceof Y.Item) parts.push({ item, offset: from - item.id.clock, length: to - from });
  }
  return parts;
}

/** The identities of a part. */
export const rangeOf = ({ item, offset, length }: ItemPart): CharRange => ({
  client: item.id.client,
  clock: item.id.clock + offset,
  length,
});

/** The identities of an item. */
export const wholeOf = (item: Y.Item): CharRange => rangeOf({ item, offset: 0, length: item.length });

/** How much of its parent stands before an item: characters of a text, children of an element. */
export function indexOf(item: Y.Item): number {
  let index = 0;
  for (let each = item.left; each; each = each.left) if (!each.deleted && each.countable) index += each.length;
  return index;
}

/** Whether an item holds characters of a text. */
export const isText = (struct: Y.AbstractStruct): struct is Y.Item & { content: Y.ContentString; parent: Y.XmlText } =>
  struct instanceof Y.Item && struct.content instanceof Y.ContentString && struct.parent instanceof Y.XmlText;
