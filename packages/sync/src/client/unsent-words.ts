import { FRAGMENTS } from "@ourwords/note";
import * as Y from "yjs";
import type { Unsaved } from "./outbox.ts";

/** What was written on this page, still stands, and is not known to be saved: as text, a block a line. */
export function unsentWords(doc: Y.Doc, unsaved: readonly Unsaved[]): string {
  const written = new Map<number, Set<number>>();
  for (const { update } of unsaved)
    for (const struct of Y.decodeUpdate(update).structs) {
      const { client, clock } = struct.id;
      const clocks = written.get(client) ?? new Set();
      for (let offset = 0; offset < struct.length; offset++) clocks.add(clock + offset);
      written.set(client, clocks);
    }
  return FRAGMENTS.flatMap((name) => blocksOf(doc.getXmlFragment(name), written)).join("\n");
}

function blocksOf(parent: Y.XmlFragment, written: ReadonlyMap<number, ReadonlySet<number>>): readonly string[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) {
      const words = lettersOf(child, written);
      return words.trim() === "" ? [] : [words];
    }
    return child instanceof Y.XmlElement ? blocksOf(child, written) : [];
  });
}

function lettersOf(text: Y.XmlText, written: ReadonlyMap<number, ReadonlySet<number>>): string {
  let letters = "";
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const { client, clock } = item.id;
    const clocks = written.get(client);
    // By UTF-16 unit, as Yjs counts.
    for (const [offset, unit] of item.content.str.split("").entries()) if (clocks?.has(clock + offset)) letters += unit;
  }
  return letters;
}
