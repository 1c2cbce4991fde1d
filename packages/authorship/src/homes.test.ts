import type { CharRange } from "@ourwords/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Homes } from "./homes.ts";
import { ali, HandNote, sam } from "./testing/hand-note.ts";
import type { HandPage } from "./testing/hand-page.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
console.log(`homes seed ${seed}`);

/** A note and its homes as they are learnt from row to row. */
function noteWithHomes(): { readonly note: HandNote; readonly homes: Homes; readonly pages: readonly HandPage[] } {
  let homes: Homes | undefined;
  const note = new HandNote(({ doc, ledger }, { copies }) => {
    homes ??= new Homes(doc, ledger);
    for (const copy of copies) homes.moved(copy);
  });
  const pages = [note.page({ client: 11, author: ali }), note.page({ client: 12, author: sam })];
  return { note, homes: homes ?? new Homes(note.doc, note.ledger), pages };
}

/** Where every character lives, one by one. */
function livingPlaces(homes: Homes): string[] {
  const { store } = homes.doc;
  return [...store.clients.keys()].flatMap((client) => {
    const all: CharRange = { client, clock: 0, length: Y.getState(store, client) };
    return homes.of(all).flatMap(({ clock, length, value }) =>
      Array.from({ length }, (_, offset) => {
        const home = value && `${value.client}.${value.clock + offset}`;
        return `${client}.${clock + offset}: ${home ?? "nowhere"}`;
      }),
    );
  });
}

test("AU5: a character lives where it was last written anew, and nowhere once that is gone", () => {
  const { note, homes, pages } = noteWithHomes();
  const [drAli, theirs] = pages;
  theirs?.type(0, 0, "one two");
  note.settle();
  const two: CharRange = { client: 12, clock: 4, length: 3 };
  expect(homes.of(two)).toEqual([{ ...two, value: { client: 12, clock: 4 } }]);
  drAli?.split(0, 4);
  note.settle();
  const [there] = drAli?.characters(1) ?? [];
  expect(homes.of(two)).toEqual([{ ...two, value: { client: 11, clock: there?.clock } }]);
  theirs?.take(1, 0, 3);
  note.settle();
  expect(homes.of(two)).toEqual([{ ...two, value: undefined }]);
});

const act = fc.record({
  who: fc.nat(1),
  did: fc.constantFrom("type", "type", "take", "split", "move", "head", "settle", "settle"),
  line: fc.nat(20),
  at: fc.nat(60),
  length: fc.integer({ min: 1, max: 12 }),
});

function perform(
  page: HandPage,
  { did, line, at, length }: typeof act extends fc.Arbitrary<infer A> ? A : never,
): void {
  const lines = page.story.length;
  if (lines === 0) return;
  const where = line % lines;
  const size = page.text(where).length;
  if (did === "type") page.type(where, at % (size + 1), "abcdefghijklmnopqrst".slice(0, length + 4));
  else if (did === "take" && size > 0) page.take(where, at % size, Math.min(length, size - (at % size)));
  else if (did === "split") page.split(where, at % (size + 1));
  else if (did === "move") page.move(where, at % lines);
  else if (did === "head") page.move(where, where, "heading");
}

test("AU5, RM4: homes found anew from what lives are those that were learnt row by row", () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 40 }), (acts) => {
      const { note, homes, pages } = noteWithHomes();
      for (const each of acts) {
        const page = pages[each.who];
        if (each.did === "settle") note.settle();
        else if (page) perform(page, each);
      }
      note.settle();
      const fresh = new Homes(note.doc, note.ledger);
      fresh.rebuild();
      expect(livingPlaces(fresh)).toEqual(livingPlaces(homes));
      for (const { lines } of pages) expect(lines).toEqual(pages[0]?.lines);
    }),
    { seed, numRuns: 150 },
  );
});
