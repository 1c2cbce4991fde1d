import { TEXTBLOCKS } from "@ourwords/note";
import { ySyncPluginKey } from "y-prosemirror";
import * as Y from "yjs";

/**
 * AU13: gives every textblock that this page makes its `Y.XmlText` at once, so that two people who begin in the same empty
 * line write into one text. Returns what ends it.
 */
export function carryTexts(doc: Y.Doc): () => void {
  const carry = (transaction: Y.Transaction): void => {
    if (transaction.origin !== ySyncPluginKey) return;
    const bare: Y.XmlElement[] = [];
    for (const [client, end] of transaction.afterState) {
      const start = transaction.beforeState.get(client) ?? 0;
      const structs = end > start ? (doc.store.clients.get(client) ?? []) : [];
      for (let index = structs.length - 1; index >= 0; index--) {
        const struct = structs[index];
        if (!struct || struct.id.clock + struct.length <= start) break;
        const made =
          struct instanceof Y.Item && !struct.deleted && struct.content instanceof Y.ContentType && struct.content.type;
        if (made instanceof Y.XmlElement && TEXTBLOCKS.has(made.nodeName) && made.length === 0) bare.push(made);
      }
    }
    if (bare.length === 0) return;
    doc.transact(() => {
      for (const element of bare) element.insert(0, [new Y.XmlText()]);
    }, ySyncPluginKey);
  };
  doc.on("afterTransaction", carry);
  return () => doc.off("afterTransaction", carry);
}
