import type { Node } from "@tiptap/pm/model";

/** A letter of a document: one UTF-16 unit. */
export interface Letter {
  readonly pos: number;
  readonly letter: string;
}

/** The letters of ranges, in order. */
export function lettersIn(doc: Node, ranges: readonly (readonly [from: number, to: number])[]): Letter[] {
  const found: Letter[] = [];
  for (const [from, to] of ranges) {
    doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isText) return true;
      for (let at = Math.max(from, pos); at < Math.min(to, pos + node.nodeSize); at++)
        found.push({ pos: at, letter: node.text?.charAt(at - pos) ?? "" });
      return false;
    });
  }
  return found;
}
