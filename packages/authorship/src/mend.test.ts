import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { authorRuns } from "./author-runs.ts";
import { ali, HandNote, robin, sam } from "./testing/hand-note.ts";
import type { HandPage } from "./testing/hand-page.ts";

let note: HandNote;
let drAli: HandPage;
let theirs: HandPage;

beforeEach(() => {
  note = new HandNote();
  drAli = note.page({ client: 11, author: ali });
  theirs = note.page({ client: 12, author: sam });
});

function writeList(page: HandPage, ...words: readonly string[]): void {
  page.do(() => {
    const list = new Y.XmlElement("bulletList");
    list.insert(
      0,
      words.map((each) => {
        const [item, line] = [new Y.XmlElement("listItem"), new Y.XmlElement("paragraph")];
        line.insert(0, [new Y.XmlText(each)]);
        item.insert(0, [line]);
        return item;
      }),
    );
    page.story.insert(1, [list]);
  });
  note.settle();
}

function list(page: HandPage): Y.XmlElement {
  const found = page.story.get(1);
  if (!(found instanceof Y.XmlElement)) throw new RangeError("no list");
  return found;
}

function expectStory(story: string): void {
  for (const { doc } of [note, drAli, theirs]) expect(doc.getXmlFragment("story").toJSON()).toBe(story);
}

test("AU14: a list whose last two items were taken away at once goes too", () => {
  writeList(drAli, "one", "two");
  drAli.do(() => list(drAli).delete(0, 1));
  theirs.do(() => list(theirs).delete(1, 1));
  note.settle();
  expectStory("<paragraph></paragraph>");
});

test("AU14: a sheet of which nothing is left gets a line", () => {
  writeList(drAli, "one", "two");
  drAli.do(() => drAli.story.delete(0, 1));
  note.settle();
  drAli.do(() => {
    const [only] = drAli.story.toArray();
    if (only instanceof Y.XmlElement) only.delete(0, 1);
  });
  theirs.do(() => {
    const [only] = theirs.story.toArray();
    if (only instanceof Y.XmlElement) only.delete(1, 1);
  });
  note.settle();
  expectStory("<paragraph></paragraph>");
});

test("AU14: an empty line that somebody left stays", () => {
  drAli.insert(1, "paragraph", "");
  drAli.insert(2, "paragraph", "words");
  note.settle();
  theirs.take(2, 0, 5);
  note.settle();
  expectStory("<paragraph></paragraph><paragraph></paragraph><paragraph></paragraph>");
});

test("AU5: words whose item was taken away come back as an item of that list", () => {
  writeList(drAli, "one", "two", "three");
  const second = (page: HandPage): Y.XmlText => {
    const item = list(page).get(1);
    const line = item instanceof Y.XmlElement ? item.get(0) : undefined;
    const text = line instanceof Y.XmlElement ? line.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new RangeError("no item");
    return text;
  };
  drAli.do(() => list(drAli).delete(1, 1));
  theirs.do(() => second(theirs).insert(3, " and mine"));
  note.settle();
  const item = (words: string): string => `<listitem><paragraph>${words}</paragraph></listitem>`;
  expectStory(`<paragraph></paragraph><bulletlist>${item("one")}${item(" and mine")}${item("three")}</bulletlist>`);
  expect(authorRuns(note.doc, note.ledger).at(2)?.runs).toMatchObject([{ from: 0, to: 9, voice: { author: sam } }]);
});

test("AU5: what was lost together comes back together, around what others left there", () => {
  drAli.type(0, 0, "a b");
  note.settle();
  drAli.move(0, 0, "heading");
  theirs.type(0, 1, " one");
  theirs.type(0, 5, " two");
  theirs.type(0, 11, " three");
  note.settle();
  expectStory("<heading>a one two b three</heading>");
});

test("AU6: the copy that arrived first stays, and the block of the other goes", () => {
  drAli.type(0, 0, "It began. Then it got worse.");
  note.settle();
  drAli.split(0, 9);
  theirs.split(0, 9);
  note.settle();
  expectStory("<paragraph>It began.</paragraph><paragraph> Then it got worse.</paragraph>");
  expect(note.doc.getXmlFragment("story").get(1)._item?.id.client).toBe(11);
});

test("AU7: what one voice brings back stays away while another's removal stands", () => {
  const robins = note.page({ client: 13, author: robin });
  theirs.type(0, 0, "I do not want it");
  note.settle();
  const named = robins.characters(0, 2, 7);
  drAli.take(0, 2, 7);
  robins.take(0, 2, 7);
  note.settle();
  robins.revive(0, 2, "do not ", named);
  note.settle();
  expect(drAli.lines).toEqual(["I want it"]);
  expect(note.keeper.takenOut.entries.map(({ by, of }) => [by, of])).toEqual([[ali, sam]]);
});

test("AU7: who removed something brings it back by naming it, under its author", () => {
  theirs.type(0, 0, "I do not want it");
  note.settle();
  const named = drAli.characters(0, 2, 7);
  drAli.take(0, 2, 7);
  note.settle();
  drAli.revive(0, 2, "do not ", named);
  note.settle();
  expectStory("<paragraph>I do not want it</paragraph>");
  expect(authorRuns(note.doc, note.ledger)[0]?.runs).toMatchObject([{ from: 0, to: 16, voice: { author: sam } }]);
  expect(note.keeper.takenOut.entries).toEqual([]);
});

test("AU5: a block that is written again is like the one that is gone, as it was last", () => {
  drAli.do(() => drAli.story.delete(0, 1));
  for (const lang of ["pl", "de"])
    theirs.do(() => {
      const [block] = theirs.story.toArray();
      if (block instanceof Y.XmlElement) block.setAttribute("lang", lang);
    });
  theirs.type(0, 0, "words");
  note.settle();
  expectStory('<paragraph lang="de">words</paragraph>');
});
