import { anchorName, planLines, reasonKey, reasonValue, writeTemplate } from "@ourwords/note";
import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { choosableLines } from "./choosable-lines.ts";
import { quoteStore } from "./quote-store.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const chars = [{ client: 11, clock: 2, length: 4 }];

/** A plan whose lines say this, in order, from the first question on. */
function plan(...says: readonly string[]) {
  const doc = new Y.Doc();
  writeTemplate(doc);
  const texts = says.map((words, index) => {
    const text = planLines(doc)[index]?.block.get(0);
    if (!(text instanceof Y.XmlText)) throw new Error("a line has a text");
    text.insert(0, words);
    return text;
  });
  return { doc, texts, ids: planLines(doc).map(({ id }) => id) };
}

test("PL12: lines that say something are offered by number and words, the one at the caret first", () => {
  const { doc, ids } = plan("Walk", " ", "Sleep");
  expect(choosableLines(doc, undefined).map(({ number, text }) => `${number} ${text}`)).toEqual(["1 Walk", "2 Sleep"]);
  expect(choosableLines(doc, ids[2]).map(({ number, text }) => `${number} ${text}`)).toEqual(["2 Sleep", "1 Walk"]);
  expect(choosableLines(doc, ids[5]).map(({ number }) => number)).toEqual([1, 2]);
});

test("PL12: words are marked as quoted as long as the line that quotes them says something, and all who ask hear of it once", () => {
  const { doc, texts, ids } = plan("Walk");
  const store = quoteStore({ doc });
  const heard: string[] = [];
  const ends = [store.subscribe(() => heard.push("one")), store.subscribe(() => heard.push("other"))];
  const key = reasonKey({ line: ids[0] ?? "", anchor: chars, participant: sam });
  doc.getMap("reasons").set(key, reasonValue({ text: "flat", chars }));
  expect(store.quotes()).toEqual([{ name: key, anchor: chars, text: "flat", line: "Walk" }]);
  expect(heard.splice(0)).toEqual(["one", "other"]);
  doc.getXmlFragment("story").push([new Y.XmlElement("paragraph")]);
  doc.getMap("reasons").set(`${ids[0]}/${anchorName(chars)}/nobody`, 1);
  expect(heard).toEqual([]);
  texts[0]?.delete(0, 4);
  expect(store.quotes()).toEqual([]);
  expect(heard.splice(0)).toEqual(["one", "other"]);
  for (const end of ends) end();
  texts[0]?.insert(0, "Run");
  expect(heard).toEqual([]);
});
