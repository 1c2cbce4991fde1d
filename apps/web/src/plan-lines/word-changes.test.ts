import { expect, test } from "vitest";
import { wordChanges } from "./word-changes.ts";

const shown = (was: string, now: string): string =>
  wordChanges(was, now)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "gone" ? `[-${text}]` : `[+${text}]`))
    .join("");

test.each([
  ["walk daily", "walk daily", "walk daily"],
  ["walk daily", "walk daily at six", "walk daily[+ at six]"],
  ["walk daily at six", "walk at six", "walk [-daily ]at six"],
  ["try half the dose", "try all of the dose", "try [-half][+all of] the dose"],
  ["", "walk", "[+walk]"],
  ["walk", "", "[-walk]"],
  ["one one one", "one one", "one one[- one]"],
])("PL5: from %j to %j, what stays, goes and comes is whole words", (was, now, expected) => {
  expect(shown(was, now)).toBe(expected);
});

test("PL5: what stays and goes is the text then, what stays and comes is the text now", () => {
  const [was, now] = ["I’d walk, with Jo, on Friday.", "With Jo I’d run on Monday, Friday too."];
  const changes = wordChanges(was, now);
  const without = (kind: string): string =>
    changes
      .filter((each) => each.kind !== kind)
      .map(({ text }) => text)
      .join("");
  expect(without("new")).toBe(was);
  expect(without("gone")).toBe(now);
});
