import type { Kept, Keeper, Ledger } from "@ourwords/authorship";
import { type Authorship, readAuthorship, writeAuthorship } from "@ourwords/protocol";
import { createDecoder, readAny, readVarUint8Array } from "lib0/decoding";
import { type AnyEncodable, createEncoder, toUint8Array, writeAny, writeVarUint8Array } from "lib0/encoding";
import * as Y from "yjs";
import { decodePeopleBody, encodePeopleBody, type PeopleBody } from "./row-body.ts";

/** RM4: all that a fold knows, beside the log. */
export function encodeSnapshot(fold: {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly people: PeopleBody;
  readonly keeper: Keeper;
}): Uint8Array {
  const encoder = createEncoder();
  writeVarUint8Array(encoder, Y.encodeStateAsUpdate(fold.doc));
  writeAuthorship(encoder, fold.ledger.whole());
  writeVarUint8Array(encoder, encodePeopleBody(fold.people));
  writeAny(encoder, fold.keeper.kept() as unknown as AnyEncodable); // reason: an interface has no index signature
  return toUint8Array(encoder);
}

/** @throws when the bytes are no snapshot */
export function decodeSnapshot(state: Uint8Array): {
  readonly update: Uint8Array;
  readonly authorship: Authorship;
  readonly people: PeopleBody;
  readonly kept: Kept;
} {
  const decoder = createDecoder(state);
  const update = readVarUint8Array(decoder);
  const authorship = readAuthorship(decoder);
  if (!authorship) throw new Error("a snapshot's ledger is none");
  const people = decodePeopleBody(readVarUint8Array(decoder));
  const kept: Kept = readAny(decoder);
  return { update, authorship, people, kept };
}
