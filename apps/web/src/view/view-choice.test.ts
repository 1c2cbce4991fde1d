import { expect, test } from "vitest";
import { FIRST_CHOICE, parseViewChoice } from "./view-choice.ts";

test("what a device kept of its view is read again", () => {
  const kept = { size: "presentation", contrast: "more", hintsSeen: ["video"] } as const;
  expect(parseViewChoice(JSON.stringify(kept))).toEqual(kept);
});

test.each([[null], [""], ["{"], ["null"], ["[]"], ['{"size":"huge","contrast":1,"hintsSeen":"all"}']])(
  "%s is as if nothing had been chosen",
  (kept) => {
    expect(parseViewChoice(kept)).toEqual(FIRST_CHOICE);
  },
);
