import { Ledger } from "@ourwords/authorship";
import { answeredLine, planLines, stanceKey, type StanceName, stanceValue, writeTemplate } from "@ourwords/note";
import type { ParticipantId, Verdict } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type StillOpen, stillOpen } from "./still-open.ts";

// reason: fixed ids of the right shape
const sam = "s".repeat(22) as ParticipantId;
const ali = "a".repeat(22) as ParticipantId;

/** A new note in which Sam writes as 11, and Dr Ali writes down Sam's words as 12. */
function newNote() {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeTemplate(doc);
  const ledger = new Ledger();
  const voices = [
    { client: 11, author: sam },
    { client: 12, author: sam, scribe: ali },
  ];
  ledger.learn({ voices, traced: [], copies: [] });
  const write = (client: number, sheet: "story" | "plan", block: number, text: string): void => {
    doc.clientID = client;
    const element = doc.getXmlFragment(sheet).get(block);
    const words = element instanceof Y.XmlElement ? element.get(0) : undefined;
    if (words instanceof Y.XmlText) words.insert(0, text);
  };
  const answer = (number: number, participant: ParticipantId, says: StanceName): void => {
    const line = planLines(doc)[number];
    if (!line) throw new Error("there is no such line");
    const value = stanceValue({ says, words: "", of: answeredLine(line) });
    doc.getMap("stances").set(stanceKey({ line: line.id, participant }), value);
  };
  const open = (): StillOpen => stillOpen(doc, ledger);
  /** Sam says it of the passage with this number, of those that wait. */
  const check = (number: number, verdict: Verdict): void => {
    const checks = (open().unchecked[number]?.ranges ?? []).map((range) => ({ ...range, verdict }));
    ledger.learn({ voices: [], traced: [], copies: [], checks });
  };
  return { doc, write, answer, check, open };
}

const said = ({ answers }: StillOpen): string[] =>
  answers.map(({ of, participant, says, now }) => `${participant[0]} ${says}: ${of.text} (${now})`);
const words = ({ unchecked }: StillOpen): string[] =>
  unchecked.map(({ check, pieces }) => `${check}: ${pieces.map(({ text }) => text).join("")}`);

test("SL3, PL13: a note where all agree and all is checked has nothing open", () => {
  const { write, answer, open } = newNote();
  expect(open()).toEqual({ answers: [], unchecked: [] });
  write(11, "story", 0, "It is worst before work.");
  write(11, "plan", 1, "Walk");
  answer(0, sam, "agree");
  expect(open()).toEqual({ answers: [], unchecked: [] });
});

test("SL3, PL13: who sees a line differently, who says not yet, and who agreed to what it said before are open; of a line that is gone what was no yes", () => {
  const { doc, write, answer, open } = newNote();
  write(11, "plan", 1, "Walk");
  write(11, "plan", 3, "Rest");
  answer(0, sam, "differently");
  answer(0, ali, "agree");
  answer(1, ali, "not-yet");
  expect(said(open())).toEqual(["s differently: Walk (stands)", "a not-yet: Rest (stands)"]);
  write(11, "plan", 1, "Swim and ");
  expect(said(open())).toEqual([
    "a agree: Walk (changed)",
    "s differently: Walk (changed)",
    "a not-yet: Rest (stands)",
  ]);
  doc.getXmlFragment("plan").delete(1, 1);
  expect(said(open())).toEqual(["a not-yet: Rest (stands)", "s differently: Walk (gone)"]);
});

test("SL3, PL13, AU16: words that were written down are open until their author says that they are theirs", () => {
  const { write, open, check } = newNote();
  write(11, "story", 0, "Mine. ");
  write(12, "story", 0, "It’s the mornings. ");
  write(12, "plan", 1, "Walk");
  expect(words(open())).toEqual(["open: It’s the mornings. Mine. ", "open: Walk"]);
  check(0, "not-quite");
  check(1, "mine");
  expect(words(open())).toEqual(["not-quite: It’s the mornings. Mine. "]);
  check(0, "mine");
  expect(open().unchecked).toEqual([]);
});
