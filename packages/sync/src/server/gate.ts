import { type CharRange, type CloseReason, LIMITS, type Voice } from "@ourwords/protocol";
import { hasContent } from "lib0/decoding";
import * as Y from "yjs";
import type { Fullness } from "./fullness.ts";
import { GONE, Known, type Standing, type Struct } from "./known.ts";
import { checkEntry, type KeptLines, type MapNote, takesFromOthers, type Unread } from "./map-gate.ts";
import { mayStand } from "./may-stand.ts";
import { PlaceSearch } from "./place-search.ts";

/** An update that may be applied, taken apart. */
export interface Admitted {
  readonly update: Uint8Array;
  readonly decoded: ReturnType<typeof Y.decodeUpdate>;
}

/** Yjs makes the decoder of an update and keeps it to itself: this is the last one's. */
let reading: ConstructorParameters<typeof Y.UpdateDecoderV1>[0] | undefined;

class WatchedDecoder extends Y.UpdateDecoderV1 {
  constructor(rest: NonNullable<typeof reading>) {
    super(rest);
    reading = rest;
  }
}

/**
 * Takes an update apart. Its delete set comes sorted: whoever looks something up in it relies on that.
 * @throws when it is none, or goes on behind its end: what nobody reads would be kept and sent to everybody
 */
export function takeApart(update: Uint8Array): Admitted["decoded"] {
  const { structs, ds } = Y.decodeUpdateV2(update, WatchedDecoder);
  if (!reading || hasContent(reading)) throw new Error("an update goes on behind its end");
  return { structs, ds: Y.mergeDeleteSets([ds]) };
}

/** More characters than a note may hold; a struct that claims more is an attack on the clock. */
const LONGEST_STRUCT = 1_000_000;

/** Who sends an update: the clientIDs of its page, the one that speaks, and whose voice each is. */
export interface Sender {
  readonly own: ReadonlySet<number>;
  readonly voice: number;
  readonly voiceOf: (client: number) => Voice | undefined;
  /** the originals that characters are or are copies of */
  readonly originsOf: (range: CharRange) => readonly CharRange[];
  readonly keptLines: KeptLines;
  readonly fullness: Fullness;
}

/**
 * GT1 to GT4: decides whether an update may touch `doc`, by looking only. Well formed; new structs only under the sender's
 * own clients, without gaps; references and deletions only of what exists; only our fragments, nodes, marks, attributes
 * and maps; in the maps only under the sender's own keys. `unread`: it can only be said once that row is known.
 */
export function admit(
  update: Uint8Array,
  doc: Y.Doc,
  sender: Sender,
): Admitted | Unread | { readonly refused: CloseReason } {
  let decoded: Admitted["decoded"];
  try {
    decoded = takeApart(update);
  } catch {
    return { refused: "bad-update" };
  }
  const { structs, ds } = decoded;
  if (structs.length > LIMITS.structs) return { refused: "bad-update" };
  const known = new Known(doc);
  const search = new PlaceSearch(known);
  const note: MapNote = {
    doc,
    exists: ({ client, clock, length }) => clock + length <= known.end(client),
    voiceOf: sender.voiceOf,
    originsOf: sender.originsOf,
    keptLines: sender.keptLines,
  };
  let entries = 0;
  for (const struct of structs) {
    const checked = checkStruct(struct, { known, search, sender, note });
    if (typeof checked === "object") return checked;
    if (checked !== undefined && checked !== "entry") return { refused: checked };
    if (checked === "entry" && ++entries > LIMITS.entries) return { refused: "bad-update" };
  }
  let ranges = 0;
  for (const [client, deletes] of ds.clients) {
    ranges += deletes.length;
    for (const { clock, len } of deletes) {
      if (clock < 0 || len < 1 || clock + len > known.end(client)) return { refused: "bad-update" };
    }
  }
  if (ranges > LIMITS.deletes) return { refused: "bad-update" };
  if (takesFromOthers(doc, ds, sender.voiceOf(sender.voice)?.author)) return { refused: "foreign-voice" };
  if (!sender.fullness.takes({ structs: known.fresh(), ds, bytes: update.length })) return { refused: "note-full" };
  return { update, decoded };
}

/** What a struct is held against. */
interface Look {
  readonly known: Known;
  readonly search: PlaceSearch;
  readonly sender: Sender;
  readonly note: MapNote;
}

/** Why not, or not yet, if a struct may not come in; `entry` when it may, and is one of a map. */
function checkStruct(
  struct: Struct,
  { known, search, sender: { own, voiceOf }, note }: Look,
): CloseReason | Unread | "entry" | undefined {
  const { id, length } = struct;
  if (!own.has(id.client)) return "foreign-voice";
  if (struct instanceof Y.Skip || length < 1 || length > LONGEST_STRUCT) return "bad-update";
  const end = known.end(id.client);
  // Only what is there already may come again: a page sends anew what was not answered, and Yjs puts what one transaction's
  // observers wrote into the updates of both. Nothing of it is believed.
  if (id.clock > end || (id.clock < end && end > known.stored(id.client))) return "bad-update";
  if (id.clock + length <= end) return undefined;
  const offset = end - id.clock;
  const where = struct instanceof Y.Item ? (offset > 0 ? goesOn(struct, known) : known.whereIs(struct)) : GONE;
  if (!where) return "bad-update";
  if (struct instanceof Y.Item && where.place !== "gone" && !search.take(struct, offset, where)) return "bad-update";
  known.add(struct, where);
  if (!(struct instanceof Y.Item)) return undefined;
  const { place, attribute } = where;
  if (typeof place === "object" && "map" in place)
    return checkEntry(struct.content, { map: place.map, key: attribute }, voiceOf(id.client), note) ?? "entry";
  if (!mayStand(struct.content, place, attribute)) return "unknown-content";
  const isLevel = struct.content instanceof Y.ContentType && place !== "gone";
  return isLevel && known.levelsAbove(where, id) >= LIMITS.depth ? "too-deep" : undefined;
}

/**
 * Where the rest of an item stands whose beginning is there. Yjs goes by what the item says of its place, and a note read
 * from the log by what it said the first time: it has to say the same.
 */
function goesOn(item: Y.Item, known: Known): Standing | undefined {
  const there = known.item(item.id);
  if (!(there instanceof Y.Item)) return undefined;
  const { client, clock } = item.id;
  const origin = there.id.clock < clock ? Y.createID(client, clock - 1) : there.origin;
  const where = known.whereIs(item);
  const isSame =
    where !== undefined &&
    Y.compareIDs(item.origin, origin) &&
    Y.compareIDs(item.rightOrigin, there.rightOrigin) &&
    where.parent === there.parent &&
    where.attribute === there.parentSub;
  return isSame ? where : undefined;
}
