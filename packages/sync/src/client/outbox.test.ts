import fc from "fast-check";
import { expect, test } from "vitest";
import { Outbox } from "./outbox.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`outbox seed ${seed}`);

type Event =
  | { readonly kind: "write" }
  | { readonly kind: "cut" }
  | { readonly kind: "answer"; readonly share: number };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constant<Event>({ kind: "write" }),
  fc.constant<Event>({ kind: "cut" }),
  fc.record({ kind: fc.constant("answer" as const), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
);

test("SV1: whatever the line does, every update is on disk or in the box, in order, and none is asked for twice on one line", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const outbox = new Outbox();
      const stored = new Set<number>();
      /** what this connection has carried, in order: the server's view */
      let line: number[] = [];
      let written = 0;
      for (const each of events) {
        if (each.kind === "write") {
          outbox.add({ update: new Uint8Array([written]), voice: 2 });
          line.push(written++);
        } else if (each.kind === "cut") {
          line = outbox.connected().map(({ update: [id = -1] }) => id);
        } else {
          const count = Math.floor(each.share * line.length);
          for (const id of line.slice(0, count)) stored.add(id);
          outbox.saved(count);
        }
        const boxed = outbox.unsaved.map(({ update: [id = -1] }) => id);
        expect(boxed).toEqual(boxed.toSorted((a, b) => a - b));
        for (let id = 0; id < written; id++) expect(stored.has(id) || boxed.includes(id)).toBe(true);
        expect(outbox.isEmpty).toBe(boxed.length === 0);
      }
    }),
    { seed, numRuns: 500 },
  );
});
