import type { CharRange } from "@ourwords/protocol";
import { createEncoder, toUint8Array, writeVarUint } from "lib0/encoding";
import * as Y from "yjs";

/** An update that names these characters as deleted, too. Where they are deleted already, nothing but the trace sees it (AU3). */
export function naming(update: Uint8Array, named: readonly CharRange[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  const clients = Map.groupBy(named, ({ client }) => client);
  writeVarUint(encoder, clients.size);
  for (const [client, ranges] of clients) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const { clock, length } of ranges) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, length);
    }
  }
  return Y.mergeUpdates([update, toUint8Array(encoder)]);
}
