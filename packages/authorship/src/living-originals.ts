import { FRAGMENTS } from "@ourwords/note";
import * as Y from "yjs";
import { type CharSet, charSet } from "./char-set.ts";
import { wholeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/** The originals of all that lives in a note, as themselves or as copies. */
export function livingOriginals(doc: Y.Doc, ledger: Ledger): CharSet {
  const living = charSet();
  const walk = (type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) walk(item.content.type);
      else if (item.content instanceof Y.ContentString)
        for (const original of ledger.originsOf(wholeOf(item))) living.set(original, true);
    }
  };
  for (const name of FRAGMENTS) walk(doc.getXmlFragment(name));
  return living;
}
