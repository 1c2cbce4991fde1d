import type { ResolvedPos } from "@tiptap/pm/model";
import * as Y from "yjs";

/** The Yjs texts of a textblock, by its place in the editor. A race can leave two in one; the editor shows them as one. */
export function textsOfBlock(fragment: Y.XmlFragment, inBlock: ResolvedPos): readonly Y.XmlText[] {
  let type: unknown = fragment;
  for (let depth = 0; depth < inBlock.depth; depth++) {
    if (!(type instanceof Y.XmlFragment)) return [];
    type = type.get(inBlock.index(depth));
  }
  return type instanceof Y.XmlElement ? type.toArray().filter((each) => each instanceof Y.XmlText) : [];
}
