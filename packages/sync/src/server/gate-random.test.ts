import { expect, test } from "vitest";
import * as Y from "yjs";
import {
  crafted,
  judge,
  noteThatSays,
  OTHER,
  OWN,
  type Piece,
  structsOf,
  textItem,
} from "../testing/crafted-updates.ts";

const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1_000_000));
const CASES = 400;

test("GT2: whatever an update says of its places, what is let in is the same note live, from its updates and from a snapshot", () => {
  console.log(`gate seed ${seed}`);
  const below = wholeNumbers(seed);
  const verdicts = new Map<string, number>();
  for (let index = 0; index < CASES; index++) {
    const fold = noteThatSays("abcdefghij");
    const cold = new Y.Doc({ gc: false });
    Y.applyUpdate(cold, Y.encodeStateAsUpdate(fold.doc));
    const into = textItem(fold.doc);
    let end = 0;
    for (let turn = 0; turn < 5; turn++) {
      const pieces = somePieces(Math.max(0, end - below(3)), below);
      const update = crafted(pieces, into);
      const verdict = judge(fold, update);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (verdict !== "ok") continue;
      Y.applyUpdate(cold, update);
      end = Y.getState(fold.doc.store, OWN);
    }
    const restored = new Y.Doc({ gc: false });
    Y.applyUpdate(restored, Y.encodeStateAsUpdate(fold.doc));
    expect(structsOf(fold.doc), `case ${index}`).toEqual(structsOf(cold));
    // Not their order: see 0028, what is open.
    expect(structsOf(fold.doc).units, `case ${index}`).toEqual(structsOf(restored).units);
    expect(cold.store.pendingStructs, `case ${index}`).toBe(null);
  }
  for (const verdict of ["ok", "bad-update"]) expect(verdicts.get(verdict), verdict).toBeGreaterThan(CASES / 10);
});

/** Pieces from a clock on, each with some neighbours that may be there. */
function somePieces(from: number, below: (limit: number) => number): Piece[] {
  const pieces: Piece[] = [];
  let clock = from;
  const neighbour = (): Y.ID | undefined => {
    const kind = below(10);
    if (kind < 2) return undefined;
    if (kind < 5 || clock === 0) return Y.createID(OTHER, 2 + below(10));
    // Now and then the letter itself, which is not there yet.
    return Y.createID(OWN, Math.max(0, clock - below(8)));
  };
  for (let count = 1 + below(12); count > 0; count--) {
    const text = "xyz".slice(0, 1 + below(3));
    const isPlain = below(3) > 0 && clock > 0;
    const origin = isPlain ? Y.createID(OWN, clock - 1) : neighbour();
    const right = isPlain ? undefined : neighbour();
    pieces.push({ clock, text, ...(origin && { origin }), ...(right && { right }) });
    clock += text.length;
  }
  return pieces;
}

/** Whole numbers from 0, the same for the same seed (mulberry32). */
function wholeNumbers(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}
