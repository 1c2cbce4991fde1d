import { type CharSet, charSet } from "@ourwords/authorship";
import { ali, HandNote, robin, sam } from "@ourwords/authorship/testing";
import type { ParticipantId } from "@ourwords/protocol";
import { beforeEach, expect, test } from "vitest";
import type { Transaction } from "yjs";
import type { TextChange } from "./change-news.ts";
import { sectionAt } from "./place-of.ts";
import { standingText } from "./standing-text.ts";
import { othersChanges } from "./others-changes.ts";
import { textChanges } from "./text-changes.ts";

type Page = ReturnType<HandNote["page"]>;

let note: HandNote;
let drAli: Page;
let theirs: Page;
/** what Dr Ali's page was told of since */
let heard: TextChange[];

beforeEach(() => {
  note = new HandNote();
  drAli = note.page({ client: 11, author: ali });
  theirs = note.page({ client: 12, author: sam });
  theirs.type(0, 0, "Mornings are hard");
  note.settle();
  heard = [];
  drAli.doc.on("afterTransaction", (transaction: Transaction) => {
    if (!transaction.local) heard.push(...textChanges(transaction, note.ledger));
  });
});

const short = (): string[] =>
  heard.map(({ what, voice, text }) => `${voice.author === sam ? "Sam" : "Dr Ali"} ${what} ${text}`);

const written = (): CharSet => {
  const set = charSet();
  for (const { what, chars } of heard) if (what === "written") set.set(chars, true);
  return set;
};

test("AU15: what another page writes and takes out is heard with its author, and one's own is not", () => {
  theirs.type(0, 17, " for me");
  drAli.type(0, 0, "Sam: ");
  note.settle();
  theirs.take(0, 5, 9);
  note.settle();
  expect(short()).toEqual(["Sam written  for me", "Sam taken Mornings "]);
});

test("AU3, AU15: words that move, and lines that split, are nothing written; what goes with them stands elsewhere", () => {
  theirs.split(0, 8);
  theirs.type(0, 8, " now");
  note.settle();
  theirs.move(1, 0);
  note.settle();
  expect(heard.filter(({ what }) => what === "written").map(({ text }) => text)).toEqual([" now"]);
  expect(standingText(drAli.story, note.ledger, written())).toBe(" now");
});

test("AU15: new words are read in the order in which they stand, whatever the order in which they were typed", () => {
  theirs.type(0, 8, "ty");
  note.settle();
  theirs.type(0, 8, " emp");
  theirs.type(0, 0, "My ");
  note.settle();
  expect(standingText(drAli.story, note.ledger, written())).toBe("My   empty");
});

test("AU15: a change is heard with its sheet and the heading that it stands under", () => {
  theirs.insert(1, "heading", "Nights");
  theirs.insert(2, "paragraph", "long");
  note.settle();
  const sections = heard.map(({ sheet, section }) => [sheet, section]);
  const nights = sectionAt(drAli.story, 1);
  expect(nights).not.toBe(sectionAt(drAli.story, 0));
  expect(sectionAt(drAli.story, 2)).toBe(nights);
  expect(sections).toEqual([
    ["story", nights],
    ["story", nights],
  ]);
});

test("AU15: nothing of anybody who writes on this page is told, not from their phone and not what they write down", () => {
  const [phone, hand] = [note.page({ client: 13, author: sam }), note.page({ client: 14, author: sam, scribe: ali })];
  const peer = note.page({ client: 15, author: robin });
  phone.type(0, 17, " by phone");
  hand.type(0, 0, "said: ");
  peer.type(0, 0, "hello ");
  note.settle();
  const told = (...writers: ParticipantId[]): string[] => othersChanges(heard, writers).map(({ text }) => text);
  expect(told(ali, sam)).toEqual(["hello "]);
  expect(told(ali).toSorted()).toEqual([" by phone", "hello "]);
  expect(told(sam).toSorted()).toEqual(["hello ", "said: "]);
});
