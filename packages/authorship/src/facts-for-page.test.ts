import { expect, test } from "vitest";
import * as Y from "yjs";
import { factsForPage, toldCopies } from "./facts-for-page.ts";
import { Ledger } from "./ledger.ts";

const MINE = 7;
const THEIRS = 8;

/** One text of ten characters each by two clients, all copies of client 1's; the middle of both is taken out. */
function restructured(): { readonly doc: Y.Doc; readonly ledger: Ledger } {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  const text = doc.getText("story");
  for (const [index, client] of [MINE, THEIRS].entries()) {
    doc.clientID = client;
    text.insert(text.length, "0123456789");
    ledger.copy({ client, clock: 0, length: 10, originClient: 1, originClock: index * 100 });
  }
  text.delete(13, 4);
  text.delete(3, 4);
  return { doc, ledger };
}

test("AU4: a page is told of others' copies where they live, and of all of its own", () => {
  const { doc, ledger } = restructured();
  const { traced, copies } = factsForPage(toldCopies(doc, ledger), ledger, new Set([MINE]));
  expect(traced).toEqual([{ client: MINE, clock: 0, length: 10 }]);
  expect(copies).toEqual([
    { client: MINE, clock: 0, length: 10, originClient: 1, originClock: 0 },
    { client: THEIRS, clock: 0, length: 3, originClient: 1, originClock: 100 },
    { client: THEIRS, clock: 7, length: 3, originClient: 1, originClock: 107 },
  ]);
});

test("AU4: what stands between two copies does not cut them", () => {
  const { doc, ledger } = restructured();
  doc.clientID = 9;
  doc.getText("story").insert(1, "between");
  const { copies } = factsForPage(toldCopies(doc, ledger), ledger, new Set());
  expect(copies.filter(({ client }) => client === MINE).map(({ clock, length }) => [clock, length])).toEqual([
    [0, 3],
    [7, 3],
  ]);
});

test("AU4: what a page had worked out for its own characters gives way, what is still unanswered stays", () => {
  const { doc, ledger } = restructured();
  const page = new Ledger();
  page.copy({ client: MINE, clock: 2, length: 12, originClient: 5, originClock: 0 });
  page.learn(factsForPage(toldCopies(doc, ledger), ledger, new Set([MINE])));
  expect(page.originsOf({ client: MINE, clock: 0, length: 14 })).toEqual([
    { client: 1, clock: 0, length: 10 },
    { client: 5, clock: 8, length: 4 },
  ]);
});
