import type { CharId } from "@ourwords/authorship";
import type { Node } from "@tiptap/pm/model";
import type * as Y from "yjs";
import { type Letter, lettersIn } from "./letters.ts";
import { textsOfBlock } from "./texts-of-block.ts";

/** A letter of the editor's document and which character it is; `undefined` where Yjs and the editor don't agree. */
export interface PlacedChar extends Letter {
  readonly id: CharId | undefined;
}

/** The letters between two positions, in order. `doc` is what the fragment holds now. */
export function charsBetween(fragment: Y.XmlFragment, doc: Node, from: number, to: number): PlacedChar[] {
  const found: PlacedChar[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const start = pos + 1;
    const ids = textsOfBlock(fragment, doc.resolve(start)).flatMap(idsOf);
    const isKnown = ids.length === node.content.size;
    const range = [Math.max(from, start), Math.min(to, start + node.content.size)] as const;
    for (const letter of lettersIn(doc, [range]))
      found.push({ ...letter, id: isKnown ? ids[letter.pos - start] : undefined });
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
