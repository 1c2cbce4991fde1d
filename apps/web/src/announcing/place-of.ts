import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import * as Y from "yjs";

/** Which sheet an item stands in, and under which heading. */
export function placeOf(item: Y.Item): { readonly sheet: FragmentName; readonly section: string } | undefined {
  let top = item;
  while (top.parent instanceof Y.AbstractType && top.parent._item) top = top.parent._item;
  const { parent } = top;
  if (!(parent instanceof Y.AbstractType)) return undefined;
  const sheet = FRAGMENTS.find((name) => parent.doc?.share.get(name) === parent);
  return sheet && { sheet, section: sectionOf(top) };
}

/** The identity of the heading at or before a block; without one, the sheet's beginning. */
function sectionOf(block: Y.Item): string {
  for (let each: Y.Item | null = block; each; each = each.left) {
    const type = each.content instanceof Y.ContentType ? each.content.type : undefined;
    if ((!each.deleted || each === block) && type instanceof Y.XmlElement && type.nodeName === "heading")
      return `${each.id.client} ${each.id.clock}`;
  }
  return "start";
}

/** The section of the block that stands at an index of a sheet. */
export function sectionAt(fragment: Y.XmlFragment, index: number): string {
  const block = fragment.length > index ? fragment.get(index) : undefined;
  return block?._item ? sectionOf(block._item) : "start";
}
