import { newStructs } from "@ourwords/authorship";
import { TEXTBLOCKS } from "@ourwords/note";
import * as Y from "yjs";

/**
 * AU13: gives every textblock that this page makes its `Y.XmlText` at once, so that two people who begin in the same empty
 * line write into one text.
 */
export function carryTexts(doc: Y.Doc): void {
  doc.on("afterTransaction", (transaction) => {
    if (!transaction.local) return;
    const bare: Y.XmlElement[] = [];
    for (const struct of newStructs(transaction)) {
      const made =
        struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType && struct.content.type;
      if (made instanceof Y.XmlElement && TEXTBLOCKS.has(made.nodeName) && made.length === 0) bare.push(made);
    }
    if (bare.length === 0) return;
    doc.transact(() => {
      for (const element of bare) element.insert(0, [new Y.XmlText()]);
    }, transaction.origin);
  });
}
