import type * as Y from "yjs";

/**
 * After a change by others Yjs deletes marks that seem to do nothing, in a transaction of its own. Each replica would do
 * that by itself and at another time: a change that is in no row of the log, and by which replicas part. Ours don't.
 */
export function keepMarks(doc: Y.Doc): void {
  doc.on("afterTransaction", (transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
