import { Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "y-prosemirror";

/** `block*` lets a note be wholly empty; somebody who deletes everything still needs a line to write on. */
export function neverWithoutALine(): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, { tr }) => {
      const isLocal = transactions.some((each) => each.docChanged && !each.getMeta(ySyncPluginKey));
      return isLocal && putALine(tr) ? tr : null;
    },
  });
}

/** Adds an empty line to a transaction that leaves nothing. Answers whether it did. */
export function putALine(transaction: Transaction): boolean {
  const line = transaction.doc.type.schema.nodes["paragraph"];
  if (transaction.doc.childCount > 0 || !line) return false;
  transaction.insert(0, line.create());
  return true;
}
