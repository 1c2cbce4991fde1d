import type { CopyRun } from "@ourwords/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { Ledger } from "./ledger.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`ledger seed ${seed}`);

/** The oracle keeps every character by itself. */
class PerCharacter {
  readonly origins = new Map<string, string>();
  originOf = (client: number, clock: number): string => this.origins.get(`${client}:${clock}`) ?? `${client}:${clock}`;
  copy({ client, clock, length, originClient, originClock }: CopyRun): void {
    const from = Array.from({ length }, (_, offset) => this.originOf(originClient, originClock + offset));
    for (const [offset, origin] of from.entries()) this.origins.set(`${client}:${clock + offset}`, origin);
  }
}

const small = fc.integer({ min: 1, max: 4 });
const run: fc.Arbitrary<CopyRun> = fc.record({
  client: small,
  clock: fc.nat(40),
  length: fc.integer({ min: 1, max: 8 }),
  originClient: fc.integer({ min: 5, max: 7 }),
  originClock: fc.nat(40),
});

test("AU3: runs answer the same as a ledger that keeps every character", () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
      const ledger = new Ledger();
      const oracle = new PerCharacter();
      for (const each of runs) {
        ledger.copy(each);
        oracle.copy(each);
      }
      for (const client of [1, 2, 3, 4]) {
        const pieces = ledger.originsOf({ client, clock: 0, length: 60 });
        const said = pieces.flatMap((piece) =>
          Array.from({ length: piece.length }, (_, offset) => `${piece.client}:${piece.clock + offset}`),
        );
        expect(said).toEqual(Array.from({ length: 60 }, (_, clock) => oracle.originOf(client, clock)));
      }
    }),
    { seed, numRuns: 1_000 },
  );
});

test("AU3: a copy of a copy is a copy of the original", () => {
  const ledger = new Ledger();
  ledger.copy({ client: 2, clock: 0, length: 5, originClient: 1, originClock: 10 });
  ledger.copy({ client: 3, clock: 7, length: 3, originClient: 2, originClock: 1 });
  expect(ledger.originsOf({ client: 3, clock: 7, length: 3 })).toEqual([{ client: 1, clock: 11, length: 3 }]);
});

test("AU3: neighbouring runs become one, so that the ledger does not grow with every key", () => {
  const ledger = new Ledger();
  for (let clock = 0; clock < 100; clock++)
    ledger.copy({ client: 2, clock, length: 1, originClient: 1, originClock: clock });
  expect(ledger.whole().copies).toHaveLength(1);
});

test("AU4: the server's answer replaces what a page had guessed", () => {
  const ledger = new Ledger();
  ledger.copy({ client: 2, clock: 0, length: 10, originClient: 1, originClock: 0 });
  ledger.learn({
    voices: [],
    traced: [{ client: 2, clock: 0, length: 10 }],
    copies: [{ client: 2, clock: 4, length: 2, originClient: 9, originClock: 0 }],
  });
  expect(ledger.originsOf({ client: 2, clock: 0, length: 10 })).toEqual([
    { client: 2, clock: 0, length: 4 },
    { client: 9, clock: 0, length: 2 },
    { client: 2, clock: 6, length: 4 },
  ]);
});

test("AU4: a ledger that learns all of another says the same", () => {
  fc.assert(
    fc.property(fc.array(run, { maxLength: 30 }), (runs) => {
      const one = new Ledger();
      for (const each of runs) one.copy(each);
      const other = new Ledger();
      other.learn(one.whole());
      expect(other.whole()).toEqual(one.whole());
    }),
    { seed, numRuns: 300 },
  );
});
