import * as encoding from "lib0/encoding";
import { createDecoder, readVarUint } from "lib0/decoding";
import * as Y from "yjs";

export interface CharId {
  readonly client: number;
  readonly clock: number;
}

const STRING_BEHIND = 0x84;
const A = 97;

/** `count` letters, typed one by one by `client` from `clock` on, as pages write it (V1): one struct each, the first behind `origin`. */
export function typedUpdate(client: number, clock: number, count: number, origin: CharId): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, count, client, clock]) encoding.writeVarUint(encoder, number);
  let behind = origin;
  for (let typed = clock; typed < clock + count; typed++) {
    encoding.writeUint8(encoder, STRING_BEHIND);
    encoding.writeVarUint(encoder, behind.client);
    encoding.writeVarUint(encoder, behind.clock);
    encoding.writeVarUint(encoder, 1);
    encoding.writeUint8(encoder, A + (typed % 26));
    behind = { client, clock: typed };
  }
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Calls `each` for what an update adds. Reads letters by itself, and leaves all else to Yjs. */
export function scan(update: Uint8Array, each: (client: number, clock: number, length: number) => void): void {
  const decoder = createDecoder(update);
  const found: [number, number, number][] = [];
  for (let clients = readVarUint(decoder); clients > 0; clients--) {
    let structs = readVarUint(decoder);
    const client = readVarUint(decoder);
    let clock = readVarUint(decoder);
    for (; structs > 0; structs--) {
      const info = update[decoder.pos++] ?? 0;
      if ((info & 31) !== 4 || (info & 192) === 0) return scanSlowly(update, each);
      for (let ids = (info & 128 ? 2 : 0) + (info & 64 ? 2 : 0); ids > 0; ids--) readVarUint(decoder);
      const length = readVarUint(decoder);
      decoder.pos += length;
      found.push([client, clock, length]);
      clock += length;
    }
  }
  for (const [client, clock, length] of found) each(client, clock, length);
}

function scanSlowly(update: Uint8Array, each: (client: number, clock: number, length: number) => void): void {
  for (const { id, length } of Y.decodeUpdate(update).structs) each(id.client, id.clock, length);
}
