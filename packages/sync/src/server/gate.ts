import {
  FRAGMENTS,
  isAttributeValue,
  MAP_NAMES,
  type MapName,
  MARKS,
  mayHold,
  NODES,
  TEXTBLOCKS,
} from "@ourwords/note";
import { type CharRange, type CloseReason, LIMITS, type Voice } from "@ourwords/protocol";
import * as Y from "yjs";
import { checkEntry, type KeptLines, type MapNote, mapOf, takesFromOthers, type Unread } from "./map-gate.ts";

/** An update that may be applied, taken apart. */
export interface Admitted {
  readonly update: Uint8Array;
  readonly decoded: ReturnType<typeof Y.decodeUpdate>;
}

/** Takes an update apart. Its delete set comes sorted: whoever looks something up in it relies on that. @throws when it is none */
export function takeApart(update: Uint8Array): Admitted["decoded"] {
  const { structs, ds } = Y.decodeUpdate(update);
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
  const note: MapNote = {
    doc,
    exists: ({ client, clock, length }) => clock + length <= known.end(client),
    voiceOf: sender.voiceOf,
    originsOf: sender.originsOf,
    keptLines: sender.keptLines,
  };
  let entries = 0;
  for (const struct of structs) {
    const checked = checkStruct(struct, known, sender, note);
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
  return { update, decoded };
}

type Struct = Admitted["decoded"]["structs"][number];
type Place = "fragment" | "text" | "gone" | { readonly node: string } | { readonly map: MapName };

/** What a new item is part of; the name of the attribute, or the key in a map, if it is the value of one. */
interface Standing {
  readonly place: Place;
  readonly attribute: string | null;
}

interface Added extends Standing {
  readonly struct: Struct;
}

const GONE: Standing = { place: "gone", attribute: null };

/** What exists while an update is read: the note, and the structs of the update read so far. */
class Known {
  readonly #doc: Y.Doc;
  readonly #new = new Map<number, Added[]>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  end(client: number): number {
    const last = this.#new.get(client)?.at(-1)?.struct;
    return Math.max(Y.getState(this.#doc.store, client), last ? last.id.clock + last.length : 0);
  }

  /**
   * Whether a struct follows the one before it. The first may overlap what is there: a page sends again what was not
   * answered, and Yjs puts what one transaction's observers wrote into the updates of both.
   */
  follows({ id, length }: Struct): boolean {
    const before = this.#new.get(id.client)?.at(-1)?.struct;
    return length > 0 && (before ? id.clock === before.id.clock + before.length : id.clock <= this.end(id.client));
  }

  add(struct: Struct, { place, attribute }: Standing): void {
    const { client } = struct.id;
    let added = this.#new.get(client);
    if (!added) this.#new.set(client, (added = []));
    added.push({ struct, place, attribute });
  }

  /** Where a new item stands that names `id` as its neighbour. */
  besides(id: Y.ID): Standing | undefined {
    const added = this.#added(id);
    if (added) return added;
    const item = this.#stored(id);
    if (!(item instanceof Y.Item)) return item && GONE;
    const map = mapOf(this.#doc, item.parent);
    const place = map ? { map } : placeIn(item.parent);
    return place && { place, attribute: item.parentSub };
  }

  /** Where a new item stands whose parent is the type that `id` made. */
  inside(id: Y.ID): Place | undefined {
    const item = this.#added(id)?.struct ?? this.#stored(id);
    return item instanceof Y.Item ? placeOfContent(item.content) : item && "gone";
  }

  #stored({ client, clock }: Y.ID): Y.AbstractStruct | undefined {
    return clock < Y.getState(this.#doc.store, client)
      ? Y.getItem(this.#doc.store, Y.createID(client, clock))
      : undefined;
  }

  /** By bisection: an update may hold thousands of structs that all name each other. */
  #added({ client, clock }: Y.ID): Added | undefined {
    const added = this.#new.get(client) ?? [];
    let low = 0;
    let high = added.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const candidate = added[middle];
      if (!candidate) return undefined;
      const { id, length } = candidate.struct;
      if (clock < id.clock) high = middle - 1;
      else if (clock >= id.clock + length) low = middle + 1;
      else return candidate;
    }
    return undefined;
  }
}

/** Why not, or not yet, if a struct may not come in; `entry` when it may, and is one of a map. */
function checkStruct(
  struct: Struct,
  known: Known,
  { own, voiceOf }: Sender,
  note: MapNote,
): CloseReason | Unread | "entry" | undefined {
  if (!own.has(struct.id.client)) return "foreign-voice";
  if (struct instanceof Y.Skip || !known.follows(struct) || struct.length > LONGEST_STRUCT) return "bad-update";
  if (!(struct instanceof Y.Item)) {
    known.add(struct, GONE);
    return undefined;
  }
  const where = whereIs(struct, known);
  if (!where) return "bad-update";
  known.add(struct, where);
  const { place, attribute } = where;
  if (typeof place === "object" && "map" in place)
    return checkEntry(struct.content, { map: place.map, key: attribute }, voiceOf(struct.id.client), note) ?? "entry";
  return mayStand(struct.content, place, attribute) ? undefined : "unknown-content";
}

/** Yjs writes an item's parent only when it has no neighbour to take it from. */
function whereIs(item: Y.Item, known: Known): Standing | undefined {
  const left = item.origin && known.besides(item.origin);
  const right = item.rightOrigin && known.besides(item.rightOrigin);
  if (left === undefined || right === undefined) return undefined;
  if (left && left.place !== "gone") return left;
  if (right && right.place !== "gone") return right;
  if (left || right) return GONE;
  const parent: unknown = item.parent;
  const place =
    typeof parent === "string" ? placeOfRoot(parent) : parent instanceof Y.ID ? known.inside(parent) : undefined;
  if (place === undefined) return undefined;
  return { place, attribute: item.parentSub };
}

function placeOfRoot(name: string): Place | undefined {
  if (FRAGMENTS.some((each) => each === name)) return "fragment";
  const map = MAP_NAMES.find((each) => each === name);
  return map && { map };
}

function placeOfContent(content: Y.Item["content"]): Place | undefined {
  if (content instanceof Y.ContentDeleted) return "gone";
  return content instanceof Y.ContentType ? placeIn(content.type) : undefined;
}

function placeIn(type: unknown): Place | undefined {
  if (type instanceof Y.XmlText) return "text";
  if (type instanceof Y.XmlElement) return { node: type.nodeName };
  return type instanceof Y.XmlFragment ? "fragment" : undefined;
}

/** GT3. What was deleted in the very update it came with has no content left to judge. */
function mayStand(
  content: Y.Item["content"],
  place: Exclude<Place, { readonly map: MapName }>,
  attribute: string | null,
): boolean {
  if (content instanceof Y.ContentDeleted || place === "gone") return !(content instanceof Y.ContentDoc);
  if (place === "text") {
    if (attribute !== null) return false;
    if (content instanceof Y.ContentString) return true;
    return content instanceof Y.ContentFormat && MARKS.includes(content.key) && isEmptyMark(content.value);
  }
  const node = place === "fragment" ? undefined : place.node;
  if (attribute !== null) {
    const [value, ...more]: unknown[] = content instanceof Y.ContentAny ? content.arr : [];
    return more.length === 0 && node !== undefined && isAttributeValue(value, NODES[node]?.[attribute]);
  }
  if (!(content instanceof Y.ContentType)) return false;
  if (content.type instanceof Y.XmlElement) return mayHold(node, content.type.nodeName);
  return content.type instanceof Y.XmlText && node !== undefined && TEXTBLOCKS.has(node);
}

const isEmptyMark = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);
