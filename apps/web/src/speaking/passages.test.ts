import { Ledger } from "@ourwords/authorship";
import type { IssuedVoice, ParticipantId, Verdict } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { passagesOf } from "./passages.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const ali = "a".repeat(22) as ParticipantId; // reason: likewise
const SAM: IssuedVoice = { client: 11, author: sam };
const ALI: IssuedVoice = { client: 12, author: ali };
const WRITTEN_DOWN: IssuedVoice = { client: 13, author: sam, scribe: ali };

/** A note in which each voice writes at the end of a line. */
class Note {
  readonly doc = new Y.Doc();
  readonly ledger = new Ledger();

  constructor() {
    this.ledger.learn({ voices: [SAM, ALI, WRITTEN_DOWN], traced: [], copies: [] });
  }

  line(voice: IssuedVoice, words: string, of: "story" | "plan" = "story"): Y.XmlText {
    this.doc.clientID = voice.client;
    const [block, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
    block.insert(0, [text]);
    this.doc.getXmlFragment(of).push([block]);
    this.add(voice, text, words);
    return text;
  }

  add(voice: IssuedVoice, text: Y.XmlText, words: string): void {
    this.doc.clientID = voice.client;
    text.insert(text.length, words);
  }

  /** What Sam says of one passage. */
  say(verdict: Verdict, at: number): void {
    const checks = this.passages()[at]?.ranges.map((range) => ({ ...range, verdict })) ?? [];
    this.ledger.learn({ voices: [], traced: [], copies: [], checks });
  }

  passages() {
    return passagesOf(this.doc, this.ledger);
  }

  /** `open: around [what it is about]` for each. */
  shown(): string[] {
    return this.passages().map(
      ({ check, pieces }) => `${check}: ${pieces.map(({ text, isIt }) => (isIt ? `[${text}]` : text)).join("")}`,
    );
  }
}

test("AU16: each line with words written down for somebody is one passage, in the note's order, with the lines around it", () => {
  const note = new Note();
  note.line(WRITTEN_DOWN, "On time, three days.", "plan");
  note.line(SAM, "It started in spring.");
  note.line(WRITTEN_DOWN, "The nights aren’t the worst.");
  note.line(WRITTEN_DOWN, "It’s the mornings.");
  expect(note.shown()).toEqual([
    "open: [The nights aren’t the worst.]",
    "open: [It’s the mornings.]",
    "open: [On time, three days.]",
  ]);
  expect(note.passages().map(({ before, after }) => [before, after])).toEqual([
    ["It started in spring.", "It’s the mornings."],
    ["The nights aren’t the worst.", ""],
    ["", ""],
  ]);
});

test("AU16: what others wrote in the same line stands around it, and is not asked about", () => {
  const note = new Note();
  const line = note.line(WRITTEN_DOWN, "It’s the ");
  note.add(ALI, line, "early ");
  note.add(WRITTEN_DOWN, line, "mornings");
  note.add(SAM, line, ", always.");
  expect(note.shown()).toEqual(["open: [It’s the ]early [mornings], always."]);
  expect(note.passages()[0]?.ranges).toEqual([
    { client: 13, clock: 2, length: 9 },
    { client: 13, clock: 11, length: 8 },
  ]);
});

test("AU16: a yes is for what stood there then; what is written down later is asked about alone", () => {
  const note = new Note();
  const line = note.line(WRITTEN_DOWN, "It’s the mornings.");
  note.say("mine", 0);
  expect(note.shown()).toEqual(["mine: [It’s the mornings.]"]);
  note.add(WRITTEN_DOWN, line, " Not the nights.");
  expect(note.shown()).toEqual(["open: It’s the mornings.[ Not the nights.]"]);
});

test("AU16: not quite stays until a yes, and is open again when it is mended", () => {
  const note = new Note();
  const line = note.line(WRITTEN_DOWN, "It’s the evenings.");
  note.say("not-quite", 0);
  expect(note.shown()).toEqual(["not-quite: [It’s the evenings.]"]);
  note.add(WRITTEN_DOWN, line, " No: mornings.");
  expect(note.shown()).toEqual(["open: [It’s the evenings.][ No: mornings.]"]);
  note.say("mine", 0);
  expect(note.shown()).toEqual(["mine: [It’s the evenings. No: mornings.]"]);
});

test("AU16: spaces alone are not asked about, but are checked along with the words around them", () => {
  const note = new Note();
  const line = note.line(ALI, "You said:");
  note.add(WRITTEN_DOWN, line, " ");
  expect(note.shown()).toEqual([]);
  note.add(ALI, line, "that ");
  note.add(WRITTEN_DOWN, line, "mornings are hard");
  expect(note.shown()).toEqual(["open: You said:[ ]that [mornings are hard]"]);
});

test("AU16: a passage keeps its key while its line is written on, and its end is behind its last letter", () => {
  const note = new Note();
  const line = note.line(WRITTEN_DOWN, "mornings");
  const [{ key, end } = { key: "", end: undefined }] = note.passages();
  note.add(SAM, line, " are hard");
  expect(note.passages()[0]?.key).toBe(key);
  const place = end && Y.createAbsolutePositionFromRelativePosition(end, note.doc);
  expect(place?.type).toBe(line);
  expect(place?.index).toBe("mornings".length);
});

test("AU16: a line that a race left with two texts is one passage", () => {
  const note = new Note();
  const line = note.line(WRITTEN_DOWN, "It’s the ");
  const second = new Y.XmlText();
  if (line.parent instanceof Y.XmlElement) line.parent.push([second]);
  note.add(WRITTEN_DOWN, second, "mornings.");
  expect(note.shown()).toEqual(["open: [It’s the ][mornings.]"]);
});
