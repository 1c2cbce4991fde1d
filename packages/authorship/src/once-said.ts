import { anchorName } from "@ourwords/note";
import { type CharRange, joinedRanges } from "@ourwords/protocol";
import * as Y from "yjs";
import { setOf } from "./char-set.ts";
import { isText, itemsIn, wholeOf } from "./items-in.ts";
import { isTextblock, rootOf } from "./spot.ts";

/** Words that somebody says stood in a block, and the characters that they were there, in order. */
export interface Claim {
  readonly chars: readonly CharRange[];
  readonly text: string;
}

/** The block in which they stood. */
export interface OnceSaid {
  readonly block: Y.XmlElement;
  /** the sheet that the block is or was in */
  readonly fragment: unknown;
  /** whether who read the words must have had this character or attribute, too */
  readonly hadSeen: (id: { readonly client: number; readonly clock: number }) => boolean;
}

/**
 * AU11: whether a block can have read like this. Its characters are in one block, in its order, they say this text, and
 * nothing is left out between them, or, of the whole block, at its ends: but what is deleted by now, and what the reader
 * may not have had yet. Of a page's characters nobody has a later one without all before it; of what somebody had, only
 * deletions that they had too can have taken any away, and those came here before their claim did. So an honest claim
 * is never refused, however late it comes: no clock and no race.
 *
 * `doc` keeps deleted text.
 */
export function onceSaid(doc: Y.Doc, { chars, text }: Claim, extent: "whole" | "part"): OnceSaid | undefined {
  const block = blockOf(doc, chars);
  if (!block) return undefined;
  const named = setOf(chars);
  const latest = new Map<number, number>();
  for (const { client, clock, length } of chars)
    latest.set(client, Math.max(latest.get(client) ?? 0, clock + length - 1));
  const hadSeen: OnceSaid["hadSeen"] = ({ client, clock }) => clock <= (latest.get(client) ?? -1);
  const found: CharRange[] = [];
  let said = "";
  let isLeftOut = false;
  for (const item of textItemsOf(block))
    for (const piece of named.in(wholeOf(item))) {
      if (piece.value) {
        if (isLeftOut && (extent === "whole" || found.length > 0)) return undefined;
        isLeftOut = false;
        said += item.content.str.slice(piece.clock - item.id.clock, piece.clock - item.id.clock + piece.length);
        found.push(piece);
      } else isLeftOut ||= !item.deleted && hadSeen(piece);
    }
  if (isLeftOut && extent === "whole") return undefined;
  const isSo = said === text && anchorName(joinedRanges(found)) === anchorName(joinedRanges(chars));
  return isSo ? { block, fragment: rootOf(block), hadSeen } : undefined;
}

function blockOf(doc: Y.Doc, chars: readonly CharRange[]): Y.XmlElement | undefined {
  const [first] = chars.slice(0, 1).flatMap((range) => itemsIn(doc, range));
  const block = first && isText(first.item) ? first.item.parent.parent : undefined;
  return isTextblock(block) ? block : undefined;
}

/** What stands and what stood in a block, in its order. */
function* textItemsOf(block: Y.XmlElement): Iterable<Y.Item & { content: Y.ContentString }> {
  for (let child = block._start; child; child = child.right) {
    const text = child.content instanceof Y.ContentType ? child.content.type : undefined;
    if (!(text instanceof Y.XmlText)) continue;
    for (let item = text._start; item; item = item.right) if (isText(item)) yield item;
  }
}
