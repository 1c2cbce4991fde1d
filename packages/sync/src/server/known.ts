import { FRAGMENTS, MAP_NAMES, type MapName } from "@ourwords/note";
import * as Y from "yjs";
import { mapOf } from "./map-gate.ts";

export type Struct = ReturnType<typeof Y.decodeUpdate>["structs"][number];
export type Place = "fragment" | "text" | "gone" | { readonly node: string } | { readonly map: MapName };
/** The type that an item is part of, or the `keyOf` the item that makes it, if that comes in the same update. */
export type Parent = Y.Item["parent"] | string;

/** What a new item is part of; the name of the attribute, or the key in a map, if it is the value of one. */
export interface Standing {
  readonly place: Place;
  readonly attribute: string | null;
  readonly parent: Parent;
}

interface Added extends Standing {
  readonly struct: Struct;
}

export const GONE: Standing = { place: "gone", attribute: null, parent: null };

export const keyOf = ({ client, clock }: Y.ID): string => `${client}.${clock}`;

/** What exists while an update is read: the note, and the structs of the update read so far that the note does not have. */
export class Known {
  readonly #doc: Y.Doc;
  readonly #new = new Map<number, Added[]>();
  readonly #depths = new Map<string, number>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  end(client: number): number {
    const last = this.#new.get(client)?.at(-1)?.struct;
    return last ? last.id.clock + last.length : this.stored(client);
  }

  /** How far the note has this client. */
  stored(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  add(struct: Struct, { place, attribute, parent }: Standing): void {
    const { client } = struct.id;
    let added = this.#new.get(client);
    if (!added) this.#new.set(client, (added = []));
    added.push({ struct, place, attribute, parent });
  }

  /** What the update brings that the note does not have. */
  *fresh(): Iterable<Struct> {
    for (const added of this.#new.values()) for (const { struct } of added) yield struct;
  }

  /** Levels above what stands there: 0 right in a fragment. Remembers that the new item makes a level of its own. */
  levelsAbove({ parent }: Standing, made: Y.ID): number {
    const levels = typeof parent === "string" ? (this.#depths.get(parent) ?? 0) : levelsOf(parent);
    this.#depths.set(keyOf(made), levels + 1);
    return levels;
  }

  /** Where a new item stands that names `id` as its neighbour. */
  besides(id: Y.ID): Standing | undefined {
    const added = this.added(id);
    if (added) return added;
    const item = this.item(id);
    if (!(item instanceof Y.Item)) return item && GONE;
    const map = mapOf(this.#doc, item.parent);
    const place = map ? { map } : placeIn(item.parent);
    return place && { place, attribute: item.parentSub, parent: item.parent };
  }

  /** Where a new item stands by its neighbours or, as Yjs writes it only when there are none, its parent. */
  whereIs(item: Y.Item): Standing | undefined {
    const left = item.origin && this.besides(item.origin);
    const right = item.rightOrigin && this.besides(item.rightOrigin);
    if (left === undefined || right === undefined) return undefined;
    if (left && left.place !== "gone") return left;
    if (right && right.place !== "gone") return right;
    if (left || right) return GONE;
    const parent: unknown = item.parent;
    const attribute = item.parentSub;
    if (typeof parent === "string") {
      const place = placeOfRoot(parent);
      return place && { place, attribute, parent: this.#doc.share.get(parent) ?? null };
    }
    return parent instanceof Y.ID ? this.#inside(parent, attribute) : undefined;
  }

  /** The item of the note that holds `id`. */
  item({ client, clock }: Y.ID): Y.AbstractStruct | undefined {
    return clock < this.stored(client) ? Y.getItem(this.#doc.store, Y.createID(client, clock)) : undefined;
  }

  /** By bisection: an update may hold thousands of structs that all name each other. */
  added({ client, clock }: Y.ID): Added | undefined {
    // Of an item that goes on from what is there, the beginning is the note's.
    if (clock < this.stored(client)) return undefined;
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

  /** Where a new item stands whose parent is the type that `id` made. */
  #inside(id: Y.ID, attribute: string | null): Standing | undefined {
    const added = this.added(id)?.struct;
    const item = added ?? this.item(id);
    if (!(item instanceof Y.Item)) return item && GONE;
    const { content } = item;
    if (content instanceof Y.ContentDeleted) return GONE;
    if (!(content instanceof Y.ContentType)) return undefined;
    const place = placeIn(content.type);
    return place && { place, attribute, parent: added ? keyOf(added.id) : content.type };
  }
}

function levelsOf(parent: Exclude<Parent, string>): number {
  let levels = 0;
  for (let type: unknown = parent; type instanceof Y.AbstractType && type._item; type = type._item.parent) levels++;
  return levels;
}

function placeOfRoot(name: string): Place | undefined {
  if (FRAGMENTS.some((each) => each === name)) return "fragment";
  const map = MAP_NAMES.find((each) => each === name);
  return map && { map };
}

function placeIn(type: unknown): Place | undefined {
  if (type instanceof Y.XmlText) return "text";
  if (type instanceof Y.XmlElement) return { node: type.nodeName };
  return type instanceof Y.XmlFragment ? "fragment" : undefined;
}
