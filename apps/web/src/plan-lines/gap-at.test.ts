import { expect, test } from "vitest";
import { gapAt } from "./gap-at.ts";

const gaps = [10, 50, 90].map((y, index) => ({ index, y }));

test.each([
  [-100, 0],
  [29, 0],
  [30, 0],
  [31, 1],
  [71, 2],
  [900, 2],
])("PL9: a line that is let go at %d px goes into gap %d, the nearest", (y, index) => {
  expect(gapAt(y, gaps)?.index).toBe(index);
});

test("PL9: where there is no gap in sight, a line goes nowhere", () => {
  expect(gapAt(10, [])).toBeUndefined();
});
