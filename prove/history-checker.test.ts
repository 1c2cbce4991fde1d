import { expect, test } from "vitest";
import { checkHistory, type HistoryEvent, isKept, type Standing } from "./history-checker.ts";

const standing = (text: string, author = "sam"): readonly Standing[] =>
  Array.from(text, (character) => ({ character, author }));
const typed = (text: string): readonly HistoryEvent[] =>
  Array.from(text, (character) => ({ kind: "typed", character, author: "sam" }));
const acked = (text: string): readonly HistoryEvent[] =>
  Array.from(text, (character) => ({ kind: "acked", character }));
const seen = (text: string): readonly HistoryEvent[] => Array.from(text, (character) => ({ kind: "seen", character }));
const crashed = (onDisk: readonly Standing[]): HistoryEvent => ({ kind: "crashed", onDisk });
const atRest = (cold: readonly Standing[], ...replicas: (readonly Standing[])[]): HistoryEvent => ({
  kind: "atRest",
  cold,
  replicas,
});
const none = { lost: 0, missing: 0, doubled: 0, early: 0, misattributed: 0, unknown: 0, notEqual: 0 };

const cases: readonly [string, readonly HistoryEvent[], Partial<typeof none>][] = [
  [
    "nothing, when all is right",
    [...acked("ab"), ...seen("a"), crashed(standing("abc")), atRest(standing("abc"), standing("abc"))],
    {},
  ],
  [
    "an acknowledged character that is not on disk",
    [...acked("ab"), crashed(standing("ac")), atRest(standing("abc"))],
    { lost: 1 },
  ],
  [
    "an acknowledged character that a replica lacks",
    [...acked("ab"), atRest(standing("abc"), standing("ac"))],
    { lost: 1, notEqual: 1 },
  ],
  [
    "an acknowledged character that a cold load lacks",
    [...acked("ab"), atRest(standing("ac"), standing("ac"))],
    { lost: 1 },
  ],
  [
    "a character that never arrived although its page is there",
    [...acked("a"), atRest(standing("ab"), standing("ab"))],
    { missing: 1 },
  ],
  [
    "a character that was seen before it was stored",
    [...acked("a"), ...seen("b"), crashed(standing("a")), atRest(standing("abc"))],
    { early: 1 },
  ],
  ["a character that stands twice", [...acked("a"), atRest(standing("abca"), standing("abca"))], { doubled: 1 }],
  [
    "a character that stands twice on disk",
    [...acked("a"), crashed(standing("aabc")), atRest(standing("abc"))],
    { doubled: 1 },
  ],
  [
    "a character under another's name",
    [...acked("a"), atRest([...standing("ab"), ...standing("c", "ali")])],
    { misattributed: 1 },
  ],
  ["a character that nobody typed", [...acked("a"), atRest(standing("abcx"))], { unknown: 1 }],
  [
    "replicas in another order",
    [...acked("a"), atRest(standing("abc"), standing("acb"), standing("abc"))],
    { notEqual: 1 },
  ],
  [
    "replicas that differ in whose a character is",
    [...acked("a"), atRest(standing("abc"), [...standing("ab"), ...standing("c", "ali")])],
    { notEqual: 1, misattributed: 1 },
  ],
];

test.each(cases)("the history checker finds %s", (_what, events, faults) => {
  const figures = checkHistory([...typed("abc"), ...events]);
  expect(figures).toMatchObject({ ...none, ...faults });
  expect(isKept(figures)).toBe(Object.keys(faults).length === 0);
});

test("a history in which nothing was acknowledged proves nothing", () => {
  expect(isKept(checkHistory([...typed("abc"), atRest(standing("abc"))]))).toBe(false);
});
