import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { isLineId, newLineId } from "./line-id.ts";
import { planLines } from "./plan-lines.ts";
import { isAttributeValue } from "./schema.ts";
import { PLAN_QUESTIONS, writeTemplate } from "./template.ts";
import { MOST_WHO, parseWho, type Who, whoValue } from "./who.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape

function paragraph(text: string, attributes: Readonly<Record<string, string>> = {}): Y.XmlElement {
  const block = new Y.XmlElement("paragraph");
  block.insert(0, [new Y.XmlText(text)]);
  for (const [name, value] of Object.entries(attributes)) block.setAttribute(name, value);
  return block;
}

test("PL1: each question of a new note has a line under it, the same in every note", () => {
  const lines = [new Y.Doc(), new Y.Doc()].map((doc) => {
    writeTemplate(doc);
    return planLines(doc).map(({ id, text }) => [id, text]);
  });
  expect(lines[0]).toEqual(PLAN_QUESTIONS.map((_, index) => [`question000${index + 1}`, ""]));
  expect(lines[1]).toEqual(lines[0]);
  for (const [id] of lines[0] ?? []) expect(isLineId(id)).toBe(true);
});

test("PL1: a line is a paragraph of the plan with an id, also in a list; of two with one id it is the first", () => {
  const doc = new Y.Doc();
  const [one, two, three] = ["one000000000", "two000000000", "three0000000"];
  const list = new Y.XmlElement("bulletList");
  const item = new Y.XmlElement("listItem");
  const heading = new Y.XmlElement("heading");
  heading.insert(0, [new Y.XmlText("no line")]);
  heading.setAttribute("line", three);
  const lines = [paragraph("in a list", { line: two, who: `@${sam}\nJo`, by: "Friday" })];
  doc.getXmlFragment("plan").push([paragraph("first", { line: one }), heading, list, paragraph("none")]);
  list.push([item]);
  item.push(lines);
  doc.getXmlFragment("plan").push([paragraph("again", { line: one }), paragraph("odd", { line: "ODD" })]);
  doc.getXmlFragment("story").push([paragraph("story", { line: three })]);
  expect(planLines(doc).map(({ id, text, who, by }) => ({ id, text, who, by }))).toEqual([
    { id: one, text: "first", who: [], by: undefined },
    { id: two, text: "in a list", who: [{ participant: sam }, { name: "Jo" }], by: "Friday" },
  ]);
});

test("PL2: a new id is one, whatever chance says", () => {
  for (const chance of [0, 0.5, 1 - Number.EPSILON]) expect(newLineId(() => chance)).toSatisfy(isLineId);
  expect(newLineId(Math.random)).not.toBe(newLineId(Math.random));
});

test("PL1: who does it is some of the note's people and some names, there and back", () => {
  const who: readonly Who[] = [{ participant: sam }, { name: "Jo’s sister" }, { name: "שרה" }];
  expect(whoValue(who)).toBe(`@${sam}\nJo’s sister\nשרה`);
  expect(parseWho(whoValue(who))).toEqual(who);
  expect(whoValue([])).toBeUndefined();
});

test("GT3: a line's attributes are an id, people and a few words, each written in one way", () => {
  const values = [
    ["line", ["abc123def456"], ["", "ABC123DEF456", "abc", "abc123def456x", 7, null, ["abc123def456"]]],
    [
      "who",
      [`@${sam}`, "Jo", `@${sam}\nJo`],
      ["", "\n", "Jo\n", "Jo\nJo", " Jo", "@sam", "@", "a\u202eb", "x".repeat(61), names(MOST_WHO + 1), 7, null],
    ],
    ["by", ["Friday", "x".repeat(80)], ["", " ", "Friday ", "two\nlines", "x".repeat(81), "\u0007", 7, null]],
  ] as const;
  for (const [rule, good, bad] of values) {
    for (const value of good) expect([value, isAttributeValue(value, rule)]).toEqual([value, true]);
    for (const value of bad) expect([value, isAttributeValue(value, rule)]).toEqual([value, false]);
  }
});

const names = (count: number): string => Array.from({ length: count }, (_, index) => `name ${index}`).join("\n");
