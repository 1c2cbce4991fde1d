import { FRAGMENTS } from "@ourwords/note";
import * as Y from "yjs";
import type { Ledger } from "./ledger.ts";

/** Single characters in document order: `text[i]` is the character at `(clients[i], clocks[i])`. UTF-16 units. */
export interface Characters {
  readonly text: string;
  /**
   * where a stretch begins, ascending: text that one page first wrote (of old text) or wrote in one go (of new text), now in
   * one place with nothing living in between
   */
  readonly stretches: readonly number[];
  readonly clients: readonly number[];
  readonly clocks: readonly number[];
}

/** The characters of `texts` that lie in items which `wanted` picks, in document order, dead texts included. */
export function charactersOf(
  doc: Y.Doc,
  texts: ReadonlySet<Y.XmlText>,
  ledger: Ledger,
  age: "old" | "new",
  wanted: (item: Y.Item) => boolean,
): Characters {
  let text = "";
  const clients: number[] = [];
  const clocks: number[] = [];
  const stretches: number[] = [];
  for (const each of inDocumentOrder(doc, texts)) {
    let writer: number | undefined;
    for (let item = each._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentString) || !wanted(item)) {
        if (!item.deleted && item.countable) writer = undefined;
        continue;
      }
      const { client, clock } = item.id;
      let at = text.length;
      if (age === "new" && (clients.at(-1) !== client || clocks.at(-1) !== clock - 1)) writer = undefined;
      for (const origin of ledger.originsOf({ client, clock, length: item.length })) {
        if (writer !== origin.client) stretches.push(at);
        writer = origin.client;
        at += origin.length;
      }
      text += item.content.str;
      for (let offset = 0; offset < item.length; offset++) {
        clients.push(item.id.client);
        clocks.push(item.id.clock + offset);
      }
    }
  }
  return { text, stretches, clients, clocks };
}

/** Living and dead texts in the order they stand in, story before plan. */
export function inDocumentOrder(doc: Y.Doc, texts: ReadonlySet<Y.XmlText>): Iterable<Y.XmlText> {
  if (texts.size < 2) return texts;
  const onTheWay = new Set<unknown>();
  for (const text of texts) {
    for (let item = text._item; item && !onTheWay.has(item.parent); item = parentItem(item)) onTheWay.add(item.parent);
  }
  const found: Y.XmlText[] = [];
  const walk = (type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (!(item.content instanceof Y.ContentType)) continue;
      const child = item.content.type;
      if (child instanceof Y.XmlText && texts.has(child)) found.push(child);
      else if (onTheWay.has(child)) walk(child);
    }
  };
  for (const name of FRAGMENTS) walk(doc.getXmlFragment(name));
  return found;
}

const parentItem = (item: Y.Item): Y.Item | null => (item.parent instanceof Y.AbstractType ? item.parent._item : null);
