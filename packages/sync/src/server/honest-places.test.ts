import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { lineOf, noteThatSays, pageOf, written } from "../testing/crafted-updates.ts";
import { HonestPlaces } from "./honest-places.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`honest places seed ${seed}`);
const RUNS = Number(process.env["CASES"] ?? 100);

const act = fc.record({
  page: fc.nat({ max: 2 }),
  do: fc.constantFrom("type", "type", "type", "delete", "bold", "split", "answer", "read", "read"),
  /** where, of a thousand parts of the line */
  at: fc.oneof(fc.nat({ max: 1_000 }), fc.constantFrom(0, 500, 1_000)),
  length: fc.integer({ min: 1, max: 4 }),
});

test("GT2: whoever writes beside others at the same time, however late they read, is never taken for a liar", () => {
  const run = (acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[]): void => {
    const fold = noteThatSays("abcdefghij");
    const places = new HonestPlaces(fold.doc);
    const honest: boolean[] = [];
    fold.doc.on("afterTransaction", (transaction: Y.Transaction) => honest.push(places.hold(transaction)));
    const log: Uint8Array[] = [];
    const pages = [0, 1, 2].map((page) => ({ doc: pageOf(fold, 20 + page), sent: [] as Uint8Array[], read: 0 }));
    for (const { page, do: what, at, length } of acts) {
      const own = pages[page];
      if (!own) continue;
      const { doc, sent } = own;
      const line = lineOf(doc);
      const place = Math.floor((at / 1_000) * line.length);
      const most = Math.min(length, line.length - place);
      if (what === "type") sent.push(written(doc, () => line.insert(place, "xyzw".slice(0, length))));
      if (what === "delete" && most > 0) sent.push(written(doc, () => line.delete(place, most)));
      if (what === "bold" && most > 0) sent.push(written(doc, () => line.format(place, most, { bold: {} })));
      if (what === "split") sent.push(written(doc, () => secondLine(doc, place)));
      // Its words come to the server.
      if (what === "answer") for (const update of sent.splice(0)) add(fold.doc, log, update);
      if (what === "read")
        for (; own.read < log.length; own.read++) Y.applyUpdate(doc, log[own.read] ?? new Uint8Array());
    }
    for (const { sent } of pages) for (const update of sent) add(fold.doc, log, update);
    expect(honest.every((each) => each)).toBe(true);
  };
  fc.assert(fc.property(fc.array(act, { minLength: 30, maxLength: 120 }), run), { seed, numRuns: RUNS });
});

function add(doc: Y.Doc, log: Uint8Array[], update: Uint8Array): void {
  Y.applyUpdate(doc, update);
  log.push(update);
}

/** A new line behind the first, with what stood behind `place` in it, as an editor divides a line. */
function secondLine(doc: Y.Doc, place: number): void {
  const line = lineOf(doc);
  const words = line.toString().slice(place);
  const second = new Y.XmlElement("paragraph");
  second.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("story").insert(1, [second]);
  if (line.length > place) line.delete(place, line.length - place);
}
