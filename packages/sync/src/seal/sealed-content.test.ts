import { createHash } from "node:crypto";
import { Ledger } from "@ourwords/authorship";
import { keepMarks } from "@ourwords/note";
import { canonicalJson, type SealedContent } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ali, NOTE, sam } from "../testing/hand-page.ts";
import { contentHash, sealHash } from "./seal-hash.ts";
import { sealedContent } from "./sealed-content.ts";

/** A note by three voices with all that a note can hold, made the same each time. */
function rich(): SealedContent {
  const doc = new Y.Doc({ gc: false });
  keepMarks(doc);
  const ledger = new Ledger();
  ledger.learn({
    voices: [
      { client: 11, author: sam.id },
      { client: 12, author: ali.id },
      { client: 13, author: sam.id, scribe: ali.id },
    ],
    traced: [],
    copies: [],
  });
  const as = (client: number, work: () => void): void => {
    doc.clientID = client;
    doc.transact(work);
  };
  const line = new Y.XmlText();
  as(1, () => doc.getXmlFragment("plan").push([block("heading", { level: 3 }, "What I hope for")]));
  as(11, () => {
    const made = new Y.XmlElement("paragraph");
    doc.getXmlFragment("story").push([made]);
    made.insert(0, [line]);
    line.insert(0, "I sleep badly 🌅");
  });
  as(12, () => line.insert(2, "(often) ", { italic: {}, bold: {} }));
  as(13, () => doc.getXmlFragment("story").push([block("paragraph", { lang: "ar" }, "لا أنام")]));
  as(11, () =>
    doc
      .getXmlFragment("plan")
      .push([
        block("orderedList", { start: 3 }, block("listItem", {}, block("paragraph", {}, "Walk."))),
        block("paragraph", {}, ""),
      ]),
  );
  as(12, () => doc.getMap("meanings").set(`11.4.5/${ali.id}`, "rest"));
  const taken = [
    { id: "11.9", by: ali.id, of: sam.id, at: 5, text: "later", place: new Uint8Array() },
    { id: "11.8", by: ali.id, of: sam.id, at: 4, text: "sooner", place: new Uint8Array([1]) },
  ];
  return sealedContent(doc, ledger, taken);
}

function block(
  name: string,
  attributes: Readonly<Record<string, unknown>>,
  ...inside: (Y.XmlElement | string)[]
): Y.XmlElement {
  const element = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string); // reason: Yjs's type is too narrow
  element.insert(
    0,
    inside.map((each) => (typeof each === "string" ? new Y.XmlText(each) : each)),
  );
  return element;
}

test("SL1: a seal holds every word with its author, its hand and its look, lists, languages, meanings and what was taken out", () => {
  expect(rich()).toEqual({
    story: [
      {
        node: "paragraph",
        pieces: [
          { text: "I ", author: sam.id },
          { text: "(often) ", author: ali.id, marks: ["bold", "italic"] },
          { text: "sleep badly 🌅", author: sam.id },
        ],
      },
      {
        node: "paragraph",
        attributes: { lang: "ar" },
        pieces: [{ text: "لا أنام", author: sam.id, scribe: ali.id, check: "open" }],
      },
    ],
    plan: [
      { node: "heading", attributes: { level: 3 }, pieces: [{ text: "What I hope for" }] },
      {
        node: "orderedList",
        attributes: { start: 3 },
        blocks: [{ node: "listItem", blocks: [{ node: "paragraph", pieces: [{ text: "Walk.", author: sam.id }] }] }],
      },
      { node: "paragraph" },
    ],
    maps: { meanings: [{ key: `11.4.5/${ali.id}`, value: "rest", words: "sleep" }] },
    takenOut: [
      { by: ali.id, of: sam.id, at: 4, text: "sooner" },
      { by: ali.id, of: sam.id, at: 5, text: "later" },
    ],
  });
});

// Seals that were made are checked against this form for as long as they lie anywhere. If this fails, what is new belongs
// into a form 2 beside it: do not put another hash here.
test("SL1: form 1 of the same note has the same hash for ever", () => {
  expect(contentHash(rich())).toBe("7d333789dcaca26df28da3780378da7b128cf69d65d354b5a3567e93fa2d3196");
});

test("SL2: the hashes are SHA-256 over the canonical JSON, in hex, as anybody can work them out", () => {
  const content = rich();
  const sha256 = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  expect(contentHash(content)).toBe(sha256(canonicalJson(content)));
  const head = { form: 1, note: NOTE, seq: 7, at: 5, by: sam.id, people: [], content: contentHash(content) } as const;
  const { id } = sam;
  expect(sealHash(head)).toBe(
    sha256(`{"at":5,"by":"${id}","content":"${contentHash(content)}","form":1,"note":"${NOTE}","people":[],"seq":7}`),
  );
});

test("SL1: how Yjs has cut a text into parts makes no difference", () => {
  const read = (marks: readonly string[]): SealedContent => {
    const doc = new Y.Doc({ gc: false });
    keepMarks(doc);
    const text = new Y.XmlText("one two three");
    const made = new Y.XmlElement("paragraph");
    doc.getXmlFragment("story").push([made]);
    made.insert(0, [text]);
    for (const mark of marks) text.format(4, 4, { [mark]: {} });
    for (const mark of marks) text.format(4, 4, { [mark]: null });
    for (const mark of marks.toReversed()) text.format(0, 3, { [mark]: {} });
    return sealedContent(doc, new Ledger(), []);
  };
  expect(read(["bold", "italic"]).story[0]?.pieces).toEqual([
    { text: "one", marks: ["bold", "italic"] },
    { text: " two three" },
  ]);
  expect(read(["italic", "bold"])).toEqual(read(["bold", "italic"]));
});
