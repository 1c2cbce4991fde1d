import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Block } from "./author-decorations.ts";

/** Ranges of an editor's document, or all of it. */
export type Dirty = "all" | readonly (readonly [from: number, to: number])[];

/** What is dirty after a transaction: what was, moved along, and what its steps touched. */
export function dirtiedBy({ docChanged, mapping }: Transaction, dirty: Dirty): Dirty {
  if (dirty === "all" || !docChanged) return dirty;
  const moved = dirty.map(([from, to]) => [mapping.map(from, -1), mapping.map(to, 1)] as const);
  const touched = mapping.maps.flatMap((map, index) => {
    const later = mapping.slice(index + 1);
    const ranges: (readonly [number, number])[] = [];
    map.forEach((_from, _to, from, to) => ranges.push([later.map(from, -1), later.map(to, 1)]));
    return ranges;
  });
  return [...moved, ...touched];
}

/** The textblocks that lie in dirty ranges or touch them. */
export function blocksIn(doc: Node, dirty: Dirty): Block[] {
  const blocks = new Map<number, Block>();
  const visit = (node: Node, pos: number): boolean => {
    if (node.isTextblock) blocks.set(pos, { pos, node });
    return !node.isTextblock;
  };
  const ranges: Dirty = dirty === "all" ? [[0, doc.content.size]] : dirty;
  for (const [from, to] of ranges) doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), visit);
  return [...blocks.values()];
}
