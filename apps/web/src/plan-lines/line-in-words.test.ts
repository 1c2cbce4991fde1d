import type { Who } from "@ourwords/note";
import { isParticipantId, type PlanStance } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { factsInWords, thenAndNow } from "./line-in-words.ts";

const id = "s".repeat(22);
if (!isParticipantId(id)) throw new Error("no id");
const names = { locale: "en-GB", nameOf: () => "Sam" };
const both: Who[] = [{ participant: id }, { name: "Jo" }];
const agreed = (was: Partial<PlanStance>): PlanStance => ({ participant: id, says: "agree", words: "", ...was });

test.each([
  [both, "soon", "Sam and Jo · soon"],
  [both, undefined, "Sam and Jo"],
  [[], "soon", "soon"],
  [[], undefined, ""],
])("PL7: who and by when are said in words (%#)", (who, by, said) => {
  expect(factsInWords({ who, by }, names)).toBe(said);
});

test("PL5: what changed is shown with who and by when only if those changed", () => {
  const now = { text: "walk daily", who: both, by: "soon" };
  expect(thenAndNow(agreed({ was: "walk", wasWho: both, wasBy: "soon" }), now, names)).toEqual(["walk", "walk daily"]);
  const [, given] = thenAndNow(agreed({ was: "walk daily" }), now, names);
  expect(given).toBe("walk daily · Sam and Jo · soon");
  expect(thenAndNow(agreed({ was: "walk", wasBy: "soon" }), { ...now, by: undefined, who: [] }, names)).toEqual([
    "walk · soon",
    "walk daily",
  ]);
});
