import { expect, test } from "vitest";
import { FIRST_CHOICE, parseViewChoice } from "./view-choice.ts";

test("what a device kept of its view is read again", () => {
  const kept = { size: "presentation", contrast: "more", hintsSeen: ["video"], wordPrompts: true } as const;
  expect(parseViewChoice(JSON.stringify(kept))).toEqual(kept);
});

test.each([[null], [""], ["{"], ["null"], ["[]"], ['{"size":"huge","contrast":1,"hintsSeen":"all","wordPrompts":1}']])(
  "%s is as if nothing had been chosen",
  (kept) => {
    expect(parseViewChoice(kept)).toEqual(FIRST_CHOICE);
  },
);
