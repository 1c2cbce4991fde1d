import * as Y from "yjs";

/** What lies between an item and its neighbours: of each client the lowest clock. */
type Between = Map<number, number>;

/**
 * Whether items stand where their page could have put them: between its two neighbours nothing that it knew, or it would have
 * named that instead. A page knows what it wrote before, the neighbours it names, and all that their writers knew.
 *
 * Of such items Yjs finds the same order whichever come first. Of others it does not: the note that lives and a note made from
 * its state would then differ.
 */
export class HonestPlaces {
  /** of clients whose items came to lie among others: the highest clock of each client that they knew */
  readonly #known = new Map<number, Map<number, number>>();
  readonly #doc: Y.Doc;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** Whether it is so of all that a transaction brought. To be asked before Yjs joins what is new to what is beside it. */
  hold({ beforeState, afterState }: Y.Transaction): boolean {
    for (const [client, end] of afterState) {
      const begin = beforeState.get(client) ?? 0;
      if (end === begin) continue;
      const found = lookBetween(this.#structsOf(client), begin);
      if (!found?.every(([item, between]) => this.#isHonest(item, between))) return false;
    }
    return true;
  }

  #isHonest(item: Y.Item, between: Between): boolean {
    const { client, clock } = item.id;
    const known = this.#known.get(client) ?? new Map<number, number>();
    this.#known.set(client, known);
    this.#learn(known, item.id);
    return [...between].every(([of, lowest]) => lowest > (of === client ? clock : (known.get(of) ?? -1)));
  }

  /** Who knows a letter knows what its writer wrote before, and the neighbours of all that. */
  #learn(known: Map<number, number>, id: Y.ID): void {
    const open = [id];
    for (let next = open.pop(); next; next = open.pop()) {
      const from = (known.get(next.client) ?? -1) + 1;
      if (next.clock < from) continue;
      known.set(next.client, next.clock);
      const structs = this.#structsOf(next.client);
      for (let index = Y.findIndexSS(structs, from); index < structs.length; index++) {
        const item = structs[index];
        if (!item || item.id.clock > next.clock) break;
        if (item instanceof Y.Item) open.push(...referencesOf(item));
      }
    }
  }

  #structsOf(client: number): (Y.Item | Y.GC)[] {
    return this.#doc.store.clients.get(client) ?? [];
  }
}

const referencesOf = ({ origin, rightOrigin, parent }: Y.Item): Y.ID[] =>
  [origin, rightOrigin, parent instanceof Y.AbstractType ? parent._item?.id : null].filter(
    (id) => id !== null && id !== undefined,
  );

/**
 * New items among others, the oldest first. Looked at the newest first, each taken out of the row once it is: so that the
 * older ones have the neighbours that they had.
 */
function lookBetween(structs: readonly (Y.Item | Y.GC)[], begin: number): (readonly [Y.Item, Between])[] | undefined {
  const row = new Row();
  const found: (readonly [Y.Item, Between])[] = [];
  for (let index = structs.length - 1; index >= 0; index--) {
    const item = structs[index];
    if (!item || item.id.clock < begin) break;
    if (!(item instanceof Y.Item)) continue;
    const between: Between = new Map();
    const add = ({ id: { client, clock } }: Y.Item): unknown =>
      between.set(client, Math.min(clock, between.get(client) ?? clock));
    let left = row.left(item);
    for (; left && !isAt(left.lastId, item.origin); left = row.left(left)) add(left);
    let right = row.right(item);
    for (; right && !isAt(right.id, item.rightOrigin); right = row.right(right)) add(right);
    // What it names as its neighbour is on its other side.
    if ((item.origin && !left) || (item.rightOrigin && !right)) return undefined;
    if (between.size > 0) found.push([item, between]);
    row.takeOut(item);
  }
  return found.toReversed();
}

const isAt = (id: Y.ID, named: Y.ID | null): boolean => named !== null && Y.compareIDs(id, named);

/** Items as they stand beside each other without those that were taken out. */
class Row {
  readonly #left = new Map<Y.Item, Y.Item | null>();
  readonly #right = new Map<Y.Item, Y.Item | null>();

  left(item: Y.Item): Y.Item | null {
    const left = this.#left.get(item);
    return left === undefined ? item.left : left;
  }

  right(item: Y.Item): Y.Item | null {
    const right = this.#right.get(item);
    return right === undefined ? item.right : right;
  }

  takeOut(item: Y.Item): void {
    const [left, right] = [this.left(item), this.right(item)];
    if (left) this.#right.set(left, right);
    if (right) this.#left.set(right, left);
  }
}
