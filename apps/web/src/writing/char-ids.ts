import type { CharId } from "@ourwords/authorship";
import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { textsOfBlock } from "./texts-of-block.ts";

/** A character of the editor's document. `id` is `undefined` where Yjs and the editor don't agree. */
export interface PlacedChar {
  readonly pos: number;
  readonly id: CharId | undefined;
}

/** The characters between two positions, in order. `doc` is what the fragment holds now. */
export function charsBetween(fragment: Y.XmlFragment, doc: Node, from: number, to: number): PlacedChar[] {
  const found: PlacedChar[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const start = pos + 1;
    const ids = textsOfBlock(fragment, doc.resolve(start)).flatMap(idsOf);
    const isKnown = ids.length === node.content.size;
    for (let at = Math.max(from, start); at < Math.min(to, start + node.content.size); at++)
      found.push({ pos: at, id: isKnown ? ids[at - start] : undefined });
    return false;
  });
  return found;
}

function idsOf(text: Y.XmlText): CharId[] {
  const ids: CharId[] = [];
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    for (let offset = 0; offset < item.length; offset++)
      ids.push({ client: item.id.client, clock: item.id.clock + offset });
  }
  return ids;
}
