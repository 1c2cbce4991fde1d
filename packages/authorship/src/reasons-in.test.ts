import { planLines, reasonKey, reasonValue, writeTemplate } from "@ourwords/note";
import type { CharRange } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Ledger } from "./ledger.ts";
import { reasonsIn } from "./reasons-in.ts";
import { ali, sam } from "./testing/hand-note.ts";

const SAM = 11;

/** Sam said "I am flat", and Dr Ali quotes "am flat" under the plan's second line. */
function note() {
  const doc = new Y.Doc();
  const ledger = new Ledger();
  ledger.learn({ voices: [{ client: SAM, author: sam }], traced: [], copies: [] });
  writeTemplate(doc);
  const block = doc.getXmlFragment("story").get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  const line = planLines(doc)[1]?.id ?? "";
  if (!(text instanceof Y.XmlText)) throw new Error("the story has a line");
  doc.clientID = SAM;
  text.insert(0, "I am flat");
  const quote = (chars: readonly CharRange[], words: string, under = line): void =>
    void doc
      .getMap("reasons")
      .set(reasonKey({ line: under, anchor: chars, participant: ali }), reasonValue({ text: words, chars }));
  quote([{ client: SAM, clock: 2, length: 7 }], "am flat");
  const now = () => reasonsIn(doc, ledger).map((each) => each.now);
  return { doc, ledger, text, quote, now, line };
}

test("AU11: a quote stands as long as its words stand together", () => {
  const { doc, ledger, text, now, line } = note();
  expect(reasonsIn(doc, ledger)).toEqual([
    {
      line,
      participant: ali,
      anchor: [{ client: SAM, clock: 2, length: 7 }],
      author: sam,
      text: "am flat",
      now: { state: "stands" },
    },
  ]);
  text.insert(0, "Well, ");
  text.insert(text.length, ".");
  expect(now()).toEqual([{ state: "stands" }]);
});

test("AU11: a quote says when its words changed, and what they say now, words between them included", () => {
  const { text, now } = note();
  text.insert(5, "not ");
  expect(now()).toEqual([{ state: "changed", text: "am not flat" }]);
  text.delete(2, 3);
  expect(now()).toEqual([{ state: "changed", text: "flat" }]);
});

test("AU11: a quote whose words were taken out keeps its text and says so", () => {
  const { text, now } = note();
  text.delete(0, text.length);
  text.insert(0, "am flat");
  expect(now()).toEqual([{ state: "gone" }]);
});

test("AU11: quoted words are found as copies, also in another line and in the plan", () => {
  const { doc, ledger, text, now } = note();
  text.delete(0, text.length);
  const copy = new Y.XmlText("am flat");
  const block = planLines(doc)[0]?.block;
  block?.delete(0, 1);
  block?.insert(0, [copy]);
  ledger.copy({ client: SAM, clock: copy._start?.id.clock ?? 0, length: 7, originClient: SAM, originClock: 2 });
  expect(now()).toEqual([{ state: "stands" }]);
});

test("AU11: quotes come in the order of the plan's lines, those under lines that are gone last", () => {
  const { doc, ledger, quote, line } = note();
  quote([{ client: SAM, clock: 0, length: 1 }], "I", "gone00000000");
  quote([{ client: SAM, clock: 0, length: 1 }], "I", "question0001");
  doc.getMap("reasons").set("nonsense", 1);
  expect(reasonsIn(doc, ledger).map((each) => each.line)).toEqual(["question0001", line, "gone00000000"]);
});
