import type { ResolvedPos } from "@tiptap/pm/model";
import * as Y from "yjs";

/** The Yjs elements around a place within a textblock, outermost first; empty when Yjs has no such place. */
export function elementsAround(fragment: Y.XmlFragment, inBlock: ResolvedPos): readonly Y.XmlElement[] {
  const elements: Y.XmlElement[] = [];
  for (let depth = 0; depth < inBlock.depth; depth++) {
    const element: unknown = (elements.at(-1) ?? fragment).get(inBlock.index(depth));
    if (!(element instanceof Y.XmlElement)) return [];
    elements.push(element);
  }
  return elements;
}

/** The Yjs texts of a textblock. A race can leave two in one; the editor shows them as one. */
export const textsOfBlock = (fragment: Y.XmlFragment, inBlock: ResolvedPos): readonly Y.XmlText[] =>
  elementsAround(fragment, inBlock)
    .at(-1)
    ?.toArray()
    .filter((each) => each instanceof Y.XmlText) ?? [];
