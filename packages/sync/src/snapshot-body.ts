import type { Kept, Keeper, Ledger } from "@ourwords/authorship";
import {
  type Authorship,
  parseSeal,
  readChecks,
  readWhose,
  type Seal,
  writeChecks,
  writeWhose,
} from "@ourwords/protocol";
import { createDecoder, hasContent, readAny, readVarString, readVarUint8Array } from "lib0/decoding";
import {
  type AnyEncodable,
  createEncoder,
  toUint8Array,
  writeAny,
  writeVarString,
  writeVarUint8Array,
} from "lib0/encoding";
import * as Y from "yjs";
import { decodePeopleBody, encodePeopleBody, type PeopleBody } from "./row-body.ts";

/** RM4: all that a fold knows, beside the log. */
export function encodeSnapshot(fold: {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly people: PeopleBody;
  readonly keeper: Keeper;
  readonly seals: readonly Seal[];
}): Uint8Array {
  const encoder = createEncoder();
  writeVarUint8Array(encoder, Y.encodeStateAsUpdate(fold.doc));
  const authorship = fold.ledger.whole();
  writeWhose(encoder, authorship);
  writeVarUint8Array(encoder, encodePeopleBody(fold.people));
  writeAny(encoder, fold.keeper.kept() as unknown as AnyEncodable); // reason: an interface has no index signature
  writeChecks(encoder, authorship.checks);
  writeVarString(encoder, JSON.stringify(fold.seals));
  return toUint8Array(encoder);
}

/** @throws when the bytes are no snapshot */
export function decodeSnapshot(state: Uint8Array): {
  readonly update: Uint8Array;
  readonly authorship: Authorship;
  readonly people: PeopleBody;
  readonly kept: Kept;
  readonly seals: readonly Seal[];
} {
  const decoder = createDecoder(state);
  const update = readVarUint8Array(decoder);
  const whose = readWhose(decoder);
  if (!whose) throw new Error("a snapshot's ledger is none");
  const people = decodePeopleBody(readVarUint8Array(decoder));
  const kept: Kept = readAny(decoder);
  // A snapshot from before there were checks ends here.
  const checks = hasContent(decoder) ? readChecks(decoder) : [];
  if (!checks) throw new Error("a snapshot's checks are none");
  // Likewise one from before there were seals.
  const seals = hasContent(decoder) ? JSON.parse(readVarString(decoder)).map(parseSeal) : [];
  if (seals.includes(undefined)) throw new Error("a snapshot's seals are none");
  return { update, authorship: { ...whose, checks }, people, kept, seals };
}
