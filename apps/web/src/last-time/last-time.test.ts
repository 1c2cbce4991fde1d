import type { Seal } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { lastTime } from "./last-time.ts";

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 23, 15);
// reason: nothing else of a seal is looked at
const kept = (hoursAgo: number): Seal => ({ seq: 100 - hoursAgo, at: NOW - hoursAgo * HOUR }) as Seal;

test("LT5: the last time is what was kept before, and not what was kept in this sitting, also after a reload", () => {
  const [week, before, today] = [kept(24 * 7), kept(3), kept(1)];
  expect(lastTime([], NOW)).toBeUndefined();
  expect(lastTime([today], NOW)).toBeUndefined();
  expect(lastTime([week, today], NOW)).toBe(week);
  expect(lastTime([week, before, today], NOW)).toBe(before);
  expect(lastTime([week, before], NOW - 1)).toBe(week);
});
