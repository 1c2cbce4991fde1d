import * as Y from "yjs";
import { inDocumentOrder } from "./characters.ts";
import type { ItemPart } from "./items-in.ts";

/** A part of a text's item and the marks that stand on it. */
export interface MarkedPart extends ItemPart {
  readonly marks: readonly string[];
}

/**
 * The marks of characters that a transaction deleted, in document order. What stood in the text before the transaction
 * counts: what lives, and what this very transaction deleted.
 */
export function markedParts({ doc, deleteSet }: Y.Transaction, parts: readonly ItemPart[]): MarkedPart[] {
  let marks: ReadonlySet<string> = new Set();
  let text: unknown;
  const found: MarkedPart[] = [];
  for (const { item, wanted } of walk(doc, parts)) {
    if (item.parent !== text) marks = new Set();
    text = item.parent;
    const { content } = item;
    if (content instanceof Y.ContentFormat && (!item.deleted || Y.isDeleted(deleteSet, item.id)))
      marks = content.value === null ? marks.difference(new Set([content.key])) : marks.union(new Set([content.key]));
    for (const part of wanted) found.push({ ...part, marks: [...marks] });
  }
  return found;
}

/** Parts of texts' items in the order they stand in. */
export function partsInOrder<Part extends ItemPart>(doc: Y.Doc, parts: readonly Part[]): Part[] {
  if (parts.length < 2) return [...parts];
  return [...walk(doc, parts)].flatMap(({ wanted }) => wanted.toSorted((a, b) => a.offset - b.offset));
}

/** All items of the texts that hold `parts`, in document order, each with its own parts. */
function* walk<Part extends ItemPart>(
  doc: Y.Doc,
  parts: readonly Part[],
): Generator<{ readonly item: Y.Item; readonly wanted: readonly Part[] }> {
  const byItem = Map.groupBy(parts, ({ item }) => item);
  const texts = new Set<Y.XmlText>();
  for (const item of byItem.keys()) if (item.parent instanceof Y.XmlText) texts.add(item.parent);
  for (const text of inDocumentOrder(doc, texts))
    for (let item = text._start; item; item = item.right) yield { item, wanted: byItem.get(item) ?? [] };
}
