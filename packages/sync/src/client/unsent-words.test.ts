import { expect, test } from "vitest";
import * as Y from "yjs";
import type { Unsaved } from "./outbox.ts";
import { unsentWords } from "./unsent-words.ts";

/** A page that writes; `unsaved` are all of its updates. */
function page() {
  const doc = new Y.Doc();
  const unsaved: Unsaved[] = [];
  doc.on("update", (update: Uint8Array) => unsaved.push({ update, voice: doc.clientID }));
  const line = (): Y.XmlText => {
    const [block, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
    doc.getXmlFragment("story").push([block]);
    block.push([text]);
    return text;
  };
  return { doc, unsaved, line };
}

test("SV1 what was not sent is there as text, a block a line, without what was sent and what was deleted", () => {
  const { doc, unsaved, line } = page();
  const one = line();
  one.insert(0, "It began in May. ");
  const sent = unsaved.length;
  one.insert(17, "I was tired 😴.");
  one.insert(0, "Well. ");
  const two = line();
  two.insert(0, "and nobody asked!");
  two.delete(16, 1);
  expect(unsentWords(doc, unsaved.slice(sent))).toBe("Well. I was tired 😴.\nand nobody asked");
});

test("SV1 nothing is there when all was sent, or only spaces were not", () => {
  const { doc, unsaved, line } = page();
  const one = line();
  one.insert(0, "all of it");
  expect(unsentWords(doc, [])).toBe("");
  const sent = unsaved.length;
  one.insert(9, "  ");
  expect(unsentWords(doc, unsaved.slice(sent))).toBe("");
});
