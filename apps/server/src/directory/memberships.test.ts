import type { Look } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { nextLook } from "./memberships.ts";

test("the founder is navy, the person rust whenever they come, and the others follow", () => {
  expect(nextLook([], "clinician")).toBe("navy");
  expect(nextLook(["navy"], "person")).toBe("rust");
  expect(nextLook(["navy"], "peer")).toBe("green");
  expect(nextLook(["navy", "rust", "green"], "supporter")).toBe("purple");
});

test("with more people than looks the least used comes round again, and rust stays the person's", () => {
  const taken: Look[] = ["rust"];
  for (let count = 0; count < 10; count++) taken.push(nextLook(taken, "peer"));
  expect(taken.filter((look) => look === "rust")).toHaveLength(1);
  for (const look of ["navy", "green", "purple", "yellow", "slate"])
    expect(taken.filter((each) => each === look)).toHaveLength(2);
});
