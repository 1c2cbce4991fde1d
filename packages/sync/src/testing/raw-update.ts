import { createEncoder, type Encoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from "lib0/encoding";
import type * as Y from "yjs";

/** What a struct holds, by Yjs's number for it (V1), and what follows. */
export interface RawStruct {
  readonly content: number;
  readonly origin?: Y.ID | undefined;
  readonly right?: Y.ID | undefined;
  /** of an item without neighbours: a root's name, or the item that made the parent */
  readonly parent?: string | Y.ID;
  readonly key?: string;
  readonly write: (encoder: Encoder) => void;
}

export interface RawDelete {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
}

export const GC = 0;
export const STRING = 4;
export const EMBED = 5;
export const FORMAT = 6;
export const TYPE = 7;
export const ANY = 8;
export const SKIP = 10;

const XML_ELEMENT = 3;

/** Of a string, or the name of an element. */
export const text = (value: string) => (encoder: Encoder) => writeVarString(encoder, value);
export const element = (name: string) => (encoder: Encoder) => {
  writeVarUint(encoder, XML_ELEMENT);
  writeVarString(encoder, name);
};
export const length = (value: number) => (encoder: Encoder) => writeVarUint(encoder, value);

/** An update that says whatever it likes, under one client from `clock` on. */
export function rawUpdate(
  client: number,
  clock: number,
  structs: readonly RawStruct[],
  deletes: readonly RawDelete[] = [],
): Uint8Array {
  const encoder = createEncoder();
  const write = (...values: readonly number[]): void => {
    for (const value of values) writeVarUint(encoder, value);
  };
  if (structs.length === 0) write(0);
  else write(1, structs.length, client, clock);
  for (const struct of structs) writeStruct(encoder, struct);
  write(deletes.length);
  for (const each of deletes) write(each.client, 1, each.clock, each.length);
  return toUint8Array(encoder);
}

function writeStruct(encoder: Encoder, { content, origin, right, parent = "story", key, write }: RawStruct): void {
  if (content === GC || content === SKIP) {
    writeUint8(encoder, content);
    write(encoder);
    return;
  }
  writeUint8(encoder, content | (origin ? 128 : 0) | (right ? 64 : 0) | (key === undefined ? 0 : 32));
  for (const id of [origin, right]) {
    if (!id) continue;
    writeVarUint(encoder, id.client);
    writeVarUint(encoder, id.clock);
  }
  if (!origin && !right) {
    writeVarUint(encoder, typeof parent === "string" ? 1 : 0);
    if (typeof parent === "string") writeVarString(encoder, parent);
    else {
      writeVarUint(encoder, parent.client);
      writeVarUint(encoder, parent.clock);
    }
    if (key !== undefined) writeVarString(encoder, key);
  }
  write(encoder);
}
