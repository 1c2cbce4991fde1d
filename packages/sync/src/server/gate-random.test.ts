import fc from "fast-check";
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
import { NoteFold } from "./note-fold.ts";

const LIAR = 9;
const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`gate seed ${seed}`);
const CASES = Number(process.env["CASES"] ?? 400);

/** A neighbour that may be there: none, a letter of the other's, or one of the page's own, so far back. */
const neighbour = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.record({ of: fc.constant("other" as const), at: fc.nat({ max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ of: fc.constant("liar" as const), at: fc.nat({ max: 7 }) }) },
  // Now and then the letter itself, which is not there yet.
  { weight: 5, arbitrary: fc.record({ of: fc.constant("own" as const), at: fc.nat({ max: 7 }) }) },
);
const part = fc.record({
  letters: fc.integer({ min: 1, max: 3 }),
  /** goes on from the letter before it, as typing does */
  isPlain: fc.nat({ max: 2 }).map((each) => each > 0),
  origin: neighbour,
  right: neighbour,
});
/** Two pages that lie. Up to two of the letters that are there come again. */
const turn = fc.record({
  by: fc.constantFrom(OWN, LIAR),
  again: fc.nat({ max: 2 }),
  parts: fc.array(part, { minLength: 1, maxLength: 12 }),
});
const turns = fc.array(turn, { minLength: 7, maxLength: 7 });

test("GT2: whatever an update says of its places, what is let in is the same note live, from its updates and from a snapshot", () => {
  const verdicts = new Map<string, number>();
  const run = (all: readonly Turn[]): void => {
    let fold = noteThatSays("abcdefghij");
    const log = [Y.encodeStateAsUpdate(fold.doc)];
    const into = textItem(fold.doc);
    for (const { by, again, parts } of all) {
      const from = Math.max(0, Y.getState(fold.doc.store, by) - again);
      const update = crafted(piecesOf(parts, from, by), into, by);
      const verdict = judge(fold, update, by);
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (verdict === "ok") log.push(update);
      if (verdict === "broken") fold = readFrom(log);
    }
    const cold = readFrom(log).doc;
    const restored = new Y.Doc({ gc: false });
    Y.applyUpdate(restored, Y.encodeStateAsUpdate(fold.doc));
    expect(structsOf(fold.doc)).toEqual(structsOf(cold));
    expect(structsOf(fold.doc)).toEqual(structsOf(restored));
    expect(cold.store.pendingStructs).toBe(null);
  };
  fc.assert(fc.property(turns, run), { seed, numRuns: CASES });
  for (const verdict of ["ok", "bad-update", "broken"])
    expect(verdicts.get(verdict), verdict).toBeGreaterThan(CASES / 10);
});

/** RM2: the fold of what was let in. */
function readFrom(log: readonly Uint8Array[]): NoteFold {
  const fold = new NoteFold();
  for (const update of log) Y.applyUpdate(fold.doc, update);
  return fold;
}

type ValueOf<Arbitrary> = Arbitrary extends fc.Arbitrary<infer Value> ? Value : never;
type Turn = ValueOf<typeof turn>;

function piecesOf(parts: Turn["parts"], from: number, by: number): Piece[] {
  let clock = from;
  const idOf = (named: ValueOf<typeof neighbour>): Y.ID | undefined => {
    if (!named) return undefined;
    if (named.of === "liar") return Y.createID(by === OWN ? LIAR : OWN, named.at);
    if (named.of === "other" || clock === 0) return Y.createID(OTHER, 2 + named.at);
    return Y.createID(by, Math.max(0, clock - named.at));
  };
  return parts.map(({ letters, isPlain, origin, right }) => {
    const goesOn = isPlain && clock > 0;
    const before = goesOn ? Y.createID(by, clock - 1) : idOf(origin);
    const after = goesOn ? undefined : idOf(right);
    const piece = {
      clock,
      text: "xyz".slice(0, letters),
      ...(before && { origin: before }),
      ...(after && { right: after }),
    };
    clock += letters;
    return piece;
  });
}
