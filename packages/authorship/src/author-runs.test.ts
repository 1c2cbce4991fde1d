import { SERVER_CLIENT } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { authorRuns, authorRunsOf } from "./author-runs.ts";
import { Ledger } from "./ledger.ts";
import { ali, HandNote, sam } from "./testing/hand-note.ts";

const runsOf = (note: HandNote): unknown[] =>
  authorRuns(note.doc, note.ledger).map(({ runs }) => runs.map(({ from, to, voice }) => [from, to, voice?.author]));

test("AU15: every living text answers in order, with runs that follow each other without gaps", () => {
  const note = new HandNote();
  const drAli = note.page({ client: 11, author: ali });
  const theirs = note.page({ client: 12, author: sam });
  theirs.type(0, 0, "mornings are hard 🌅");
  note.settle();
  drAli.type(0, 9, "really ");
  drAli.split(0, 12);
  note.settle();
  theirs.insert(1, "paragraph", "");
  note.settle();
  expect(drAli.lines).toEqual(["mornings rea", "", "lly are hard 🌅"]);
  expect(runsOf(note)).toEqual([
    [
      [0, 9, sam],
      [9, 12, ali],
    ],
    [],
    [
      [0, 4, ali],
      [4, 15, sam],
    ],
  ]);
});

test("AU15: what two page loads of one person wrote is one run, what a scribe wrote is another", () => {
  const note = new HandNote();
  for (const voice of [
    { client: 11, author: sam },
    { client: 12, author: sam },
    { client: 13, author: sam, scribe: ali },
  ]) {
    const page = note.page(voice);
    page.type(0, page.text(0).length, "ab");
    note.settle();
  }
  expect(authorRuns(note.doc, note.ledger)[0]?.runs).toMatchObject([
    { from: 0, to: 4, voice: { author: sam } },
    { from: 4, to: 6, voice: { author: sam, scribe: ali } },
  ]);
});

test("AU1, AU15: what the server wrote is nobody's", () => {
  const doc = new Y.Doc();
  doc.clientID = SERVER_CLIENT;
  const text = new Y.XmlText("Questions");
  doc.getXmlFragment("plan").insert(0, [text]);
  expect(authorRunsOf(text, new Ledger())).toEqual([{ from: 0, to: 9, voice: undefined }]);
});
