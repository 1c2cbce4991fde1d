import { MOST_WHO, parseWho, type Who, whoValue } from "@ourwords/note";
import { isParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { mergedWho, toggledWho, whoByName } from "./chosen-who.ts";

const named = (...names: readonly string[]): Who[] => names.map((name) => ({ name }));
const samId = "s".repeat(22);

test.each([
  ["what was put in is put in", ["Jo"], ["Jo", "Mum"], ["Jo"], ["Jo", "Mum"]],
  ["what was taken out is taken out", ["Jo", "Mum"], ["Mum"], ["Jo", "Mum"], ["Mum"]],
  ["what somebody else put in meanwhile stays", ["Jo"], ["Mum"], ["Jo", "Ben"], ["Ben", "Mum"]],
  ["what somebody else took out meanwhile stays out", ["Jo", "Ben"], ["Jo", "Ben", "Mum"], ["Jo"], ["Jo", "Mum"]],
  ["what both put in is there once", [], ["Jo"], ["Jo"], ["Jo"]],
])("PL8: who is named: %s", (_title, seen, chosen, now, expected) => {
  expect(mergedWho(named(...seen), named(...chosen), named(...now))).toEqual(named(...expected));
});

test("PL8: no more are named than a line can hold", () => {
  const now = named("a", "b", "c", "d", "e", "f", "g", "h");
  expect(mergedWho([], named("i"), now)).toEqual(now);
  expect(now).toHaveLength(MOST_WHO);
});

test("PL8: a second press takes somebody out again", () => {
  const once = toggledWho(named("Mum"), { name: "Jo" });
  expect(once).toEqual(named("Mum", "Jo"));
  expect(toggledWho(once, { name: "Jo" })).toEqual(named("Mum"));
});

test("PL8: whatever is typed as a name can stand in a note, and a name of the note's people is theirs", () => {
  if (!isParticipantId(samId)) throw new Error("no id");
  const people = [{ id: samId, name: "Sam" }];
  expect(whoByName(" sam ", people)).toEqual({ participant: samId });
  for (const typed of ["Jo\nBen", "  @Jo", "@ @Jo", "@", " ", "‮Jo", "x".repeat(61), "Zoë", `@${samId}`]) {
    const who = whoByName(typed, people);
    if (who) expect(parseWho(whoValue([who]))).toEqual([who]);
  }
  expect(whoByName(" @ Jo", people)).toEqual({ name: "Jo" });
  expect(whoByName("@", people)).toBeUndefined();
});
