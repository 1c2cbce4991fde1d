import { expect, test } from "vitest";
import { sinceWhen } from "./since-when.ts";

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const now = at(24, 10);

test.each([
  [at(24, 10) - 60_000, { kind: "just-now" }],
  [at(24, 7), { kind: "today", part: "morning" }],
  [at(24, 2), { kind: "yesterday", part: "night" }],
  [at(23, 23), { kind: "yesterday", part: "night" }],
  [at(23, 18), { kind: "yesterday", part: "evening" }],
  [at(23, 3), { kind: "this-week", part: "night" }],
  [at(20, 14), { kind: "this-week", part: "afternoon" }],
  [at(10, 14), { kind: "long-ago" }],
] as const)("when somebody last looked is said as people say it (%i)", (looked, when) => {
  expect(sinceWhen(looked, now)).toEqual(when);
});
