import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import * as Y from "yjs";

/** One text of a note, and the sheet it stands in. */
export interface LivingText {
  readonly fragment: FragmentName;
  readonly text: Y.XmlText;
}

/** Every living text of the note, in document order. */
export function livingTexts(doc: Y.Doc): LivingText[] {
  const found: LivingText[] = [];
  const walk = (fragment: FragmentName, type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
      const child = item.content.type;
      if (child instanceof Y.XmlText) found.push({ fragment, text: child });
      else walk(fragment, child);
    }
  };
  for (const fragment of FRAGMENTS) walk(fragment, doc.getXmlFragment(fragment));
  return found;
}
