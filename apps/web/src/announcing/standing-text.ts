import { type CharSet, isText, type Ledger, wholeOf } from "@ourwords/authorship";
import * as Y from "yjs";

/** These originals as they stand in a sheet, as themselves or as copies, in its order. A space stands between places. */
export function standingText(fragment: Y.XmlFragment, ledger: Ledger, originals: CharSet): string {
  let text = "";
  let isOpen = false;
  const walk = (type: { readonly _start: Y.Item | null }): void => {
    for (let item = type._start; item; item = item.right) {
      if (item.deleted) continue;
      if (item.content instanceof Y.ContentType) {
        isOpen = false;
        walk(item.content.type);
        isOpen = false;
      } else if (isText(item)) {
        let at = 0;
        for (const { length, value } of ledger.originsOf(wholeOf(item)).flatMap((origin) => originals.in(origin))) {
          if (value) text += (isOpen || text === "" ? "" : " ") + item.content.str.slice(at, at + length);
          isOpen = value === true;
          at += length;
        }
      }
    }
  };
  walk(fragment);
  return text;
}
