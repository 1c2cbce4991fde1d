import { Ledger } from "@ourwords/authorship";
import { SERVER_CLIENT, type Participant, type ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { authoredBlocks } from "./authored-blocks.ts";
import { type CopyWords, plainText } from "./plain-text.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const ali = "a".repeat(22) as ParticipantId; // reason: likewise
const [SAM, ALI, SAM_BY_ALI] = [11, 12, 13];

const people: readonly Participant[] = [
  { id: sam, role: "person", name: "Sam", look: "rust", access: "note" },
  { id: ali, role: "clinician", name: "Dr Ali", look: "navy", access: "note" },
];
const words: CopyWords = {
  story: "Story",
  plan: "Plan",
  unknown: "Somebody",
  writtenDown: (author, scribe, check) => `${author} (written down by ${scribe}, ${check})`,
};

function note(): { doc: Y.Doc; ledger: Ledger; write: (client: number, work: () => void) => void } {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  const voices = [
    { client: SAM, author: sam },
    { client: ALI, author: ali },
    { client: SAM_BY_ALI, author: sam, scribe: ali },
  ];
  ledger.learn({ voices, traced: [], copies: [], checks: [] });
  const write = (client: number, work: () => void): void => {
    doc.clientID = client;
    doc.transact(work);
  };
  return { doc, ledger, write };
}

function block(name: string, ...inside: (Y.XmlElement | string)[]): Y.XmlElement {
  const element = new Y.XmlElement(name);
  element.insert(
    0,
    inside.map((each) => (typeof each === "string" ? new Y.XmlText(each) : each)),
  );
  return element;
}

test("AU15: a plain copy names who wrote each part, and who wrote it down for whom", () => {
  const { doc, ledger, write } = note();
  const story = doc.getXmlFragment("story");
  const text = new Y.XmlText();
  write(ALI, () => story.push([block("paragraph")]));
  write(ALI, () => (story.get(0) as Y.XmlElement).insert(0, [text])); // reason: it was pushed above
  write(ALI, () => text.insert(0, "I had been thinking of low mood, but "));
  write(SAM, () => text.insert(text.length, "it is more like dread"));
  write(ALI, () => text.insert(text.length, "."));
  write(SAM_BY_ALI, () => story.push([block("paragraph", "It’s the mornings.")]));
  const sheets = { story: authoredBlocks(doc, ledger, "story"), plan: authoredBlocks(doc, ledger, "plan") };
  expect(plainText(sheets, people, words)).toBe(
    "STORY\n\n[Dr Ali] I had been thinking of low mood, but [Sam] it is more like dread [Dr Ali] .\n\n" +
      "[Sam (written down by Dr Ali, open)] It’s the mornings.\n\n\nPLAN\n",
  );
});

test("AU15: questions of the note's own have no name, lists keep their numbers, and empty lines are left out", () => {
  const { doc, ledger, write } = note();
  const plan = doc.getXmlFragment("plan");
  write(SERVER_CLIENT, () => plan.push([block("heading", "What I hope for"), block("paragraph", "")]));
  write(SAM, () => {
    const list = block("orderedList", block("listItem", block("paragraph", "Walk."), block("paragraph", "With Jo.")));
    list.setAttribute("start", 3 as unknown as string); // reason: Yjs's type is too narrow
    plan.push([list]);
  });
  const sheets = { story: [], plan: authoredBlocks(doc, ledger, "plan") };
  expect(plainText(sheets, people, words)).toBe(
    "STORY\n\n\nPLAN\n\nWhat I hope for\n\n3. [Sam] Walk.\n\n[Sam] With Jo.\n",
  );
});

test("AU15: a piece has one voice and one style, and together the pieces are the text", () => {
  const { doc, ledger, write } = note();
  const text = new Y.XmlText();
  write(SAM, () => doc.getXmlFragment("story").push([block("paragraph")]));
  write(SAM, () => (doc.getXmlFragment("story").get(0) as Y.XmlElement).insert(0, [text])); // reason: it was pushed above
  write(SAM, () => text.insert(0, "one two"));
  write(ALI, () => text.insert(7, " three", { bold: {} }));
  write(SAM, () => text.format(4, 5, { bold: {} }));
  const [line] = authoredBlocks(doc, ledger, "story");
  expect(line?.pieces.map(({ text: part, marks, voice }) => [part, marks.join(), voice?.author])).toEqual([
    ["one ", "", sam],
    ["two", "bold", sam],
    [" three", "bold", ali],
  ]);
});
