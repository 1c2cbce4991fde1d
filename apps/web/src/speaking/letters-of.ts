import type { CharRange } from "@ourwords/protocol";
import * as Y from "yjs";

/** The living letters of a text, asked for by where they stand in it (UTF-16 units, `to` excluded). */
export interface LettersOfText {
  readonly text: (from: number, to: number) => string;
  readonly ranges: (from: number, to: number) => CharRange[];
}

export function lettersOf(text: Y.XmlText): LettersOfText {
  let words = "";
  const items: (CharRange & { readonly at: number })[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    const { client, clock } = item.id;
    items.push({ client, clock, length: item.length, at: words.length });
    // What is no letter still takes up its place.
    words += item.content instanceof Y.ContentString ? item.content.str : " ".repeat(item.length);
  }
  return {
    text: (from, to) => words.slice(from, to),
    ranges: (from, to) =>
      items.flatMap(({ client, clock, length, at }) => {
        const start = Math.max(from, at);
        const end = Math.min(to, at + length);
        return start < end ? [{ client, clock: clock + start - at, length: end - start }] : [];
      }),
  };
}
