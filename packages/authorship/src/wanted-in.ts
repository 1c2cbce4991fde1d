import type * as Y from "yjs";
import type { CharSet } from "./char-set.ts";
import { type ItemPart, wholeOf } from "./items-in.ts";
import type { Ledger } from "./ledger.ts";

/** A part of an item, and the clientID of the originals that its characters are. */
export interface WantedPart extends ItemPart {
  readonly originClient: number;
}

/** The parts of an item that are wanted originals, as themselves or as copies, in order. */
export const wantedIn = (item: Y.Item, wanted: CharSet, ledger: Ledger): WantedPart[] =>
  ledger.pairs(wholeOf(item)).flatMap(({ clock, originClient, originClock, length }) =>
    wanted.in({ client: originClient, clock: originClock, length }).flatMap((piece) => {
      const offset = clock - item.id.clock + piece.clock - originClock;
      return piece.value ? [{ item, offset, length: piece.length, originClient }] : [];
    }),
  );
