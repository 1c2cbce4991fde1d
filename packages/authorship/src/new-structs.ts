import type * as Y from "yjs";

/** The structs that a transaction added, those of one client last first. */
export function* newStructs({ doc, beforeState, afterState }: Y.Transaction): Generator<Y.AbstractStruct> {
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    const structs = end > start ? (doc.store.clients.get(client) ?? []) : [];
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index];
      if (!struct || struct.id.clock + struct.length <= start) break;
      yield struct;
    }
  }
}
