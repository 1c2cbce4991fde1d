import { FRAGMENTS } from "@ourwords/note";
import type { CharRange, CopyRun } from "@ourwords/protocol";
import * as Y from "yjs";
import { type CharId, IDENTITIES } from "./char-id.ts";
import { itemsIn, rangeOf, wholeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";
import { type Piece, RangeMap } from "./range-map.ts";

/** Where each original character lives now: as itself, as one of its copies, or nowhere. */
export class Homes {
  readonly doc: Y.Doc;
  readonly #ledger: Ledger;
  /** Of originals that were copied: their newest home, which may be dead by now. The rest are at home where they are. */
  readonly #moved = new RangeMap<CharId>(IDENTITIES);

  constructor(doc: Y.Doc, ledger: Ledger) {
    this.doc = doc;
    this.#ledger = ledger;
  }

  /** Finds all homes anew, from what is living. */
  rebuild(): void {
    this.#moved.clear();
    const walk = (type: { readonly _start: Y.Item | null }): void => {
      for (let item = type._start; item; item = item.right) {
        if (item.deleted) continue;
        if (item.content instanceof Y.ContentType) walk(item.content.type);
        else if (item.content instanceof Y.ContentString) this.#settle(wholeOf(item));
      }
    };
    for (const name of FRAGMENTS) walk(this.doc.getXmlFragment(name));
  }

  /** The homes of originals, in order, cut where they part; `undefined` where none is living. */
  of(originals: CharRange): Piece<CharId | undefined>[] {
    return this.#moved.in(originals).flatMap((piece) => {
      const { client, clock, value } = piece;
      const home = value ?? { client, clock };
      return itemsIn(this.doc, { ...home, length: piece.length }).map((part) => {
        const at = rangeOf(part);
        return {
          client,
          clock: clock + at.clock - home.clock,
          length: at.length,
          value: part.item.deleted ? undefined : { client: at.client, clock: at.clock },
        };
      });
    });
  }

  /** A copy was made: where its original has no living home, this is it. A second one changes nothing. */
  moved(copy: CopyRun): void {
    const originals = { client: copy.originClient, clock: copy.originClock, length: copy.length };
    for (const { client, clock, length, value } of this.of(originals)) {
      if (value) continue;
      this.#moved.set({ client, clock, length }, { client: copy.client, clock: copy.clock + clock - copy.originClock });
    }
  }

  #settle(living: CharRange): void {
    let { clock } = living;
    for (const original of this.#ledger.originsOf(living)) {
      const isItself = original.client === living.client && original.clock === clock;
      if (!isItself) this.#moved.set(original, { client: living.client, clock });
      clock += original.length;
    }
  }
}
