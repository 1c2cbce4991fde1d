import { Ledger } from "@ourwords/authorship";
import type { ParticipantId, Since, TakenOut } from "@ourwords/protocol";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { type NewsPlace, newsPlaces } from "./news-places.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const jo = "j".repeat(22) as ParticipantId; // reason: likewise
const ali = "a".repeat(22) as ParticipantId; // reason: likewise
const [SAM, JO, SAM_BY_ALI] = [11, 12, 13];

let doc: Y.Doc;
let ledger: Ledger;
let line: Y.XmlText;

beforeEach(() => {
  doc = new Y.Doc();
  ledger = new Ledger();
  const voices = [
    { client: SAM, author: sam },
    { client: JO, author: jo },
    { client: SAM_BY_ALI, author: sam, scribe: ali },
  ];
  ledger.learn({ voices, traced: [], copies: [], checks: [] });
  line = addLine("story");
  write(SAM, () => line.insert(0, "It is worst at night. "));
});

function write(client: number, work: () => void): void {
  doc.clientID = client;
  doc.transact(work);
}

function addLine(fragment: "story" | "plan"): Y.XmlText {
  const text = new Y.XmlText();
  write(1, () => {
    const block = new Y.XmlElement("paragraph");
    doc.getXmlFragment(fragment).push([block]);
    block.insert(0, [text]);
  });
  return text;
}

/** All that a client wrote from a clock on. */
const from = (client: number, clock = 0): Since["ranges"][number] => ({
  client,
  clock,
  length: Y.getState(doc.store, client) - clock,
});

const news = (ranges: Since["ranges"], takenOut: readonly TakenOut[] = []): readonly NewsPlace[] =>
  newsPlaces({ doc, ledger, since: { at: 1_000, ranges }, takenOut, you: sam });

const said = (places: readonly NewsPlace[]): unknown[] =>
  places.map((place) =>
    place.kind === "took"
      ? place.record.text
      : [place.fragment, place.voice.author, place.words, ...place.parts.map(({ from: a, to: b }) => `${a}-${b}`)],
  );

test("what one voice wrote in a line is one place, story before plan", () => {
  const plan = addLine("plan");
  write(JO, () => plan.insert(0, "walk"));
  write(JO, () => line.insert(line.length, "Mornings too. "));
  write(JO, () => line.insert(5, " mostly"));
  expect(said(news([from(JO)]))).toEqual([
    ["story", jo, " mostly\nMornings too. ", "5-12", `${line.length - 14}-${line.length}`],
    ["plan", jo, "walk", "0-4"],
  ]);
});

test("AU1 words that were written down for somebody are theirs, and say by whom", () => {
  write(SAM_BY_ALI, () => line.insert(0, "Every day. "));
  const [place] = news([from(SAM_BY_ALI)]);
  expect(place).toMatchObject({ kind: "wrote", voice: { author: sam, scribe: ali }, words: "Every day. " });
});

test("what only moved is not new, and what is new is found where it moved to", () => {
  write(JO, () => line.insert(line.length, "Tea helps."));
  const ranges = [from(JO)];
  const below = addLine("story");
  const before = Y.getState(doc.store, SAM);
  // Sam moves the whole line, Jo's words too: copies, whose originals are older.
  write(SAM, () => {
    below.insert(0, line.toString());
    line.delete(0, line.length);
  });
  const [own, jos] = ["It is worst at night. ".length, "Tea helps.".length];
  ledger.copy({ client: SAM, clock: before, length: own, originClient: SAM, originClock: 0 });
  const originClock = ranges[0]?.clock ?? 0;
  ledger.copy({ client: SAM, clock: before + own, length: jos, originClient: JO, originClock });
  expect(said(news(ranges))).toEqual([["story", jo, "Tea helps.", `${own}-${own + jos}`]]);
});

test("what is gone again is left out, wholly or in part", () => {
  write(JO, () => line.insert(line.length, "Tea helps."));
  const ranges = [from(JO)];
  write(JO, () => line.delete(line.length - 7, 7));
  expect(said(news(ranges))).toEqual([["story", jo, "Tea", "22-25"]]);
  write(JO, () => line.delete(line.length - 3, 3));
  expect(news(ranges)).toEqual([]);
});

test("AU8 what others took out since is new, what they took out before and what you took out is not", () => {
  const record = (id: string, by: ParticipantId, at: number): TakenOut => ({
    id,
    by,
    of: sam,
    at,
    text: id,
    place: new Uint8Array(),
  });
  expect(said(news([], [record("new", ali, 1_001), record("old", ali, 999), record("own", sam, 2_000)]))).toEqual([
    "new",
  ]);
});
