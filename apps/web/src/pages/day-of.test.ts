import { expect, test } from "vitest";
import { dayOf } from "./day-of.ts";

const now = new Date(2026, 10, 23, 9, 30).getTime();

test.each([
  ["this morning", new Date(2026, 10, 23, 0, 1), { kind: "today" }],
  ["a clock that runs ahead", new Date(2026, 10, 24, 9, 0), { kind: "today" }],
  ["late last night", new Date(2026, 10, 22, 23, 59), { kind: "yesterday" }],
  ["six days ago", new Date(2026, 10, 17, 12, 0), { kind: "days-ago", days: 6 }],
  ["a week ago", new Date(2026, 10, 16, 12, 0), { kind: "long-ago" }],
])("%s is told in the words people use", (_name, at, day) => {
  expect(dayOf(at.getTime(), now)).toEqual(day);
});

test("a day of 25 hours is still one day", () => {
  const sunday = new Date(2026, 9, 25, 0, 30).getTime();
  expect(dayOf(sunday, new Date(2026, 9, 26, 0, 30).getTime())).toEqual({ kind: "yesterday" });
});
