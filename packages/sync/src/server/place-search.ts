import * as Y from "yjs";
import { type Known, keyOf, type Standing, type Struct } from "./known.ts";

/** Steps that one update may cost: Yjs takes 0.1 to 0.2 µs for each, so that is some 30 ms. */
const MOST_STEPS = 200_000;

/**
 * How long Yjs will look for the places of an update's items, told before it does: it goes from an item's left neighbour to
 * its right one over all that came between. A page writes where its neighbours touch, so it costs nothing but where others
 * wrote at the same place; thousands of items that all name the same neighbours cost the square of their number.
 */
export class PlaceSearch {
  readonly #known: Known;
  /** what follows in the note with the update in it, as far as it is sure: by `keyOf` what is before; "" is the end */
  readonly #next = new Map<string, string>();
  /** where what follows in the note is not sure to follow with the update in it */
  readonly #unsure = new Set<string>();
  /** what new items name as their left neighbour */
  readonly #named = new Set<string>();
  /** between which items of the note a new one lies: by its `keyOf` */
  readonly #edges = new Map<string, Edges>();
  #steps = 0;
  #items = 0;

  constructor(known: Known) {
    this.#known = known;
  }

  /** Takes in the next new item, which stands at `standing`. Answers whether all so far are found soon enough. */
  take(item: Y.Item, offset: number, standing: Standing): boolean {
    const first = Y.createID(item.id.client, item.id.clock + offset);
    const origin = offset > 0 ? Y.createID(item.id.client, first.clock - 1) : item.origin;
    const right = item.rightOrigin;
    const before = origin ? keyOf(origin) : firstKey(standing);
    const after = right ? keyOf(right) : "";
    this.#items++;
    const added = origin ? this.#known.added(origin)?.struct : undefined;
    const edges = this.#edgesOf(origin, added, right);
    if (this.#follows(origin, added, before, standing) === after) this.#put(before, item, first, after);
    // No other names it: Yjs stops at the first that it meets.
    else if (origin && added && isLast(added, origin) && !this.#named.has(before) && sameRight(added, right))
      this.#put(before, item, first);
    else this.#search(before, edges, standing);
    this.#named.add(before);
    this.#edges.set(keyOf(item.id), edges);
    return this.#steps <= MOST_STEPS;
  }

  #put(before: string, item: Y.Item, first: Y.ID, after?: string): void {
    this.#next.set(before, keyOf(first));
    if (after !== undefined) this.#next.set(keyOf(item.lastId), after);
    this.#steps++;
  }

  /** What is right after `origin`, which may be `added`; `undefined` when that is not sure. */
  #follows(
    origin: Y.ID | null,
    added: Struct | undefined,
    before: string,
    { parent, attribute }: Standing,
  ): string | undefined {
    const next = this.#next.get(before);
    if (next !== undefined || this.#unsure.has(before)) return next;
    if (!origin) {
      if (typeof parent === "string") return this.#named.has(before) ? undefined : "";
      const first = this.#first(parent, attribute);
      return first ? keyOf(first.id) : "";
    }
    const struct = added ?? this.#known.item(origin);
    if (!struct) return undefined;
    if (!isLast(struct, origin)) return keyOf(Y.createID(origin.client, origin.clock + 1));
    if (added || !(struct instanceof Y.Item)) return undefined;
    return struct.right ? keyOf(struct.right.id) : "";
  }

  /** Walks over what lies between, in the note. Of the update, everything may. */
  #search(before: string, { left, right }: Edges, { parent, attribute }: Standing): void {
    this.#steps += this.#items;
    for (const key of this.#next.keys()) this.#unsure.add(key);
    this.#next.clear();
    this.#unsure.add(before);
    const from = left && this.#known.item(left);
    if (from && !(from instanceof Y.Item)) return;
    if (left) this.#unsure.add(keyOf(left));
    let item = from ?? (typeof parent === "string" ? null : this.#first(parent, attribute));
    while (item && this.#steps <= MOST_STEPS) {
      if (right && holds(item, right)) return;
      this.#steps++;
      this.#unsure.add(keyOf(item.lastId));
      item = item.right;
    }
    // It names as its right neighbour what is on its left: no page does, and where it comes to stand is a matter of chance.
    if (right) this.#steps = Number.POSITIVE_INFINITY;
  }

  /** The items of the note that a place between two neighbours lies between. */
  #edgesOf(origin: Y.ID | null, added: Struct | undefined, right: Y.ID | null): Edges {
    const after = right && this.#known.added(right);
    return {
      left: added ? (this.#edges.get(keyOf(added.id))?.left ?? null) : origin,
      right: after ? (this.#edges.get(keyOf(after.struct.id))?.right ?? null) : right,
    };
  }

  #first(parent: Exclude<Standing["parent"], string>, attribute: string | null): Y.Item | null {
    if (!(parent instanceof Y.AbstractType)) return null;
    if (attribute === null) return parent._start;
    let first = parent._map.get(attribute) ?? null;
    for (; first?.left && this.#steps <= MOST_STEPS; first = first.left) this.#steps++;
    return first;
  }
}

interface Edges {
  readonly left: Y.ID | null;
  readonly right: Y.ID | null;
}

const isLast = ({ id, length }: Y.AbstractStruct, { clock }: Y.ID): boolean => clock === id.clock + length - 1;

const sameRight = (struct: Y.AbstractStruct, right: Y.ID | null): boolean =>
  struct instanceof Y.Item && Y.compareIDs(struct.rightOrigin, right);

const holds = ({ id, length }: Y.Item, { client, clock }: Y.ID): boolean =>
  id.client === client && id.clock <= clock && clock < id.clock + length;

/** Where the first item of a type, or of the chain of values under a key of it, stands. */
function firstKey({ parent, attribute }: Standing): string {
  const key = parent instanceof Y.AbstractType && parent._item ? keyOf(parent._item.id) : rootKey(parent);
  return `${key}/${attribute === null ? "" : `=${attribute}`}`;
}

const rootKey = (parent: Standing["parent"]): string =>
  typeof parent === "string"
    ? parent
    : parent instanceof Y.AbstractType
      ? ([...(parent.doc?.share ?? [])].find(([, root]) => root === parent)?.[0] ?? "")
      : "";
