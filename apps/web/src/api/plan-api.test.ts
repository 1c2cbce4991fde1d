import { isParticipantId, type PlanAnswer } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { parsePlan } from "./plan-api.ts";

const sam = "s".repeat(22);
if (!isParticipantId(sam)) throw new Error("no id");

const line = {
  within: [],
  pieces: [{ text: "walk", author: sam, marks: [] }],
  who: [{ participant: sam }, { name: "Jo" }],
  by: "before we meet again",
  stances: [{ participant: sam, says: "agree", words: "", was: "walk", wasWho: [{ name: "Jo" }], wasBy: "soon" }],
  reasons: [{ author: sam, text: "it helps", now: "stands" }],
} satisfies PlanAnswer["lines"][number];
const plan: PlanAnswer = { you: sam, people: [], lines: [line, { within: [], pieces: [] }] };

test("PL6: the plan's page reads who does a line by when, its answers and its quotes", () => {
  expect(parsePlan(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
});

test.each([
  ["who is nobody", { who: [{ id: sam }] }],
  ["an answer says something else", { stances: [{ participant: sam, says: "yes", words: "" }] }],
  ["a quote without words", { reasons: [{ now: "stands" }] }],
  ["answers that are no list", { stances: {} }],
])("PL6: a plan in which %s is not half read", (_title, part) => {
  expect(parsePlan({ ...plan, lines: [{ ...line, ...part }] })).toBeUndefined();
});
