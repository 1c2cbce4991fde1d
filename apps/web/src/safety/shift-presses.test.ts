import { expect, test } from "vitest";
import { ShiftPresses } from "./shift-presses.ts";

const counted = (...times: readonly number[]): boolean[] => {
  const presses = new ShiftPresses();
  return times.map((at) => presses.press(at));
};

test("IN6: Shift three times within a second and a half leaves, and not before the third", () => {
  expect(counted(0, 700, 1_500)).toEqual([false, false, true]);
});

test("IN6: slower than that is nothing, but the last presses still count", () => {
  expect(counted(0, 800, 1_501, 2_000)).toEqual([false, false, false, true]);
});

test("IN6: another key or a pointer in between begins anew", () => {
  const presses = new ShiftPresses();
  presses.press(0);
  presses.press(100);
  presses.interrupt();
  expect([presses.press(200), presses.press(300), presses.press(400)]).toEqual([false, false, true]);
});
