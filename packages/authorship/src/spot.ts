import { TEXTBLOCKS } from "@ourwords/note";
import * as Y from "yjs";
import type { CharId } from "./char-id.ts";
import type { Homes } from "./homes.ts";
import { indexOf, itemsIn } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/** A type that holds blocks, or a block's text. */
export type Container = Y.XmlFragment;

/** A place for words: inside a living text, or, where nothing around them is left, between the children of a living container. */
export type Spot =
  | { readonly kind: "text"; readonly text: Y.XmlText; readonly index: number }
  | { readonly kind: "between"; readonly container: Container; readonly index: number };

/**
 * Where the character at `offset` of an item belongs: behind the nearest character before it that still lives somewhere,
 * else before the nearest one after it, else in its own text, else where its block stood.
 */
export function spotOf(item: Y.Item, offset: number, ledger: Ledger, homes: Homes): Spot | undefined {
  const text = item.parent;
  if (!(text instanceof Y.XmlText)) return undefined;
  const root = rootOf(text);
  const isNear = (home: Y.Item): boolean => home.parent instanceof Y.XmlText && rootOf(home.parent) === root;
  const look = (each: Y.Item, from: number, to: number, side: "before" | "after"): Spot | undefined => {
    if (!(each.content instanceof Y.ContentString) || from >= to) return undefined;
    const found = ledger
      .originsOf({ client: each.id.client, clock: each.id.clock + from, length: to - from })
      .flatMap((original) => homes.of(original))
      .flatMap(({ value, length }) => (value ? [{ ...value, length }] : []));
    for (const { client, clock, length } of side === "before" ? found.toReversed() : found) {
      const spot = beside(homes.doc, { client, clock: side === "before" ? clock + length - 1 : clock }, side, isNear);
      if (spot) return spot;
    }
    return undefined;
  };
  for (let each: Y.Item | null = item, to = offset; each; each = each.left, to = each?.length ?? 0) {
    const spot = look(each, 0, to, "before");
    if (spot) return spot;
  }
  for (let each: Y.Item | null = item, from = offset + 1; each; each = each.right, from = 0) {
    const spot = look(each, from, each.length, "after");
    if (spot) return spot;
  }
  return aroundBlock(text);
}

function beside(
  doc: Y.Doc,
  home: CharId,
  side: "before" | "after",
  isNear: (home: Y.Item) => boolean,
): Spot | undefined {
  const [part] = itemsIn(doc, { ...home, length: 1 });
  if (!part || !isNear(part.item) || !(part.item.parent instanceof Y.XmlText)) return undefined;
  const index = indexOf(part.item) + part.offset + (side === "before" ? 1 : 0);
  return { kind: "text", text: part.item.parent, index };
}

/** Climbs from a text to the first container around it that lives. */
function aroundBlock(text: Y.XmlText): Spot | undefined {
  if (text._item && !text._item.deleted) return { kind: "text", text, index: 0 };
  let child = text._item;
  while (child) {
    const { parent } = child;
    if (!(parent instanceof Y.XmlFragment)) return undefined;
    if (!parent._item || !parent._item.deleted) {
      // A block whose text was exchanged for another.
      const own = isTextblock(parent) ? livingTexts(parent)[0] : undefined;
      return own
        ? { kind: "text", text: own, index: 0 }
        : { kind: "between", container: parent, index: indexOf(child) };
    }
    child = parent._item;
  }
  return undefined;
}

/** The living text nearest to a spot: where something about it can be shown. The end of what is before it first. */
export function textNear(spot: Spot): { readonly text: Y.XmlText; readonly index: number } | undefined {
  if (spot.kind === "text") return spot;
  for (let { container, index } = spot; ; ) {
    const children = container.toArray();
    const before = children.slice(0, index).flatMap(livingTexts).at(-1);
    if (before) return { text: before, index: before.length };
    const after = children.slice(index).flatMap(livingTexts)[0];
    if (after) return { text: after, index: 0 };
    const item = container._item;
    if (!item || !(item.parent instanceof Y.XmlFragment)) return undefined;
    index = indexOf(item);
    container = item.parent;
  }
}

export const isTextblock = (type: unknown): type is Y.XmlElement =>
  type instanceof Y.XmlElement && TEXTBLOCKS.has(type.nodeName);

export const livingTexts = (type: unknown): Y.XmlText[] => {
  if (type instanceof Y.XmlText) return [type];
  return type instanceof Y.XmlFragment ? type.toArray().flatMap(livingTexts) : [];
};

/** The fragment or map that a type is in. */
export function rootOf(inside: Y.XmlFragment | Y.XmlText): unknown {
  let type: unknown = inside;
  while (type instanceof Y.AbstractType && type._item) type = type._item.parent;
  return type;
}
