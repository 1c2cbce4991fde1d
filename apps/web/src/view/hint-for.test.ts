import { expect, test } from "vitest";
import { hintFor } from "./hint-for.ts";

const plain = { role: "clinician", writers: 1, isNarrow: false, seen: [] } as const;

test("each setting has one hint, the most particular one that fits", () => {
  expect(hintFor(plain)).toBe("first-note");
  expect(hintFor({ ...plain, isNarrow: true })).toBe("video");
  expect(hintFor({ ...plain, role: "peer", isNarrow: true })).toBe("third-voice");
  expect(hintFor({ ...plain, writers: 2, isNarrow: true })).toBe("shared-screen");
});

test("a hint that was put away never comes again, and no other comes after it", () => {
  expect(hintFor({ ...plain, isNarrow: true, seen: ["video"] })).toBeUndefined();
});
