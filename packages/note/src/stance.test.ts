import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { answeredLine } from "./answered-line.ts";
import { answersIn } from "./answers-in.ts";
import { stanceKey } from "./map-key.ts";
import { planLines } from "./plan-lines.ts";
import { parseReason, reasonValue } from "./reason.ts";
import { parseStance, type Stance, stanceNow, stanceValue } from "./stance.ts";
import { writeTemplate } from "./template.ts";
import type { Who } from "./who.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const chars = [{ client: 7, clock: 0, length: 4 }];
const agree: Stance = { says: "agree", words: "", of: { text: "walk", chars, who: [], by: undefined } };
const whole: Stance = {
  says: "differently",
  words: "I would rather swim",
  of: { text: "walk", chars, who: [{ participant: sam }, { name: "Jo" }], by: "Friday" },
};

test("PL3: an answer comes back as it was kept, and what is empty is not kept", () => {
  for (const stance of [agree, whole]) expect(parseStance(stanceValue(stance))).toEqual(stance);
  expect(stanceValue(agree)).toEqual({ says: "agree", of: { text: "walk", chars: "7.0.4" } });
});

test("PL3, GT3: what is no answer, or is one written in another way, is none", () => {
  const good = { says: "agree", of: { text: "walk", chars: "7.0.4" } };
  const inherited: unknown = Object.assign(Object.create({ words: "hidden" }), good);
  const none = [
    undefined,
    null,
    "agree",
    ["agree"],
    { says: "agree" },
    inherited,
    { ...good, says: "yes" },
    { ...good, words: "" },
    { ...good, words: " " },
    { ...good, words: "x".repeat(501) },
    { ...good, words: "\ud800" },
    { ...good, at: 5 },
    { ...good, of: "walk" },
    { ...good, of: { text: "walk" } },
    { ...good, of: { ...good.of, text: "" } },
    { ...good, of: { ...good.of, text: "x".repeat(4_001) } },
    { ...good, of: { ...good.of, chars: "07.0.4" } },
    { ...good, of: { ...good.of, chars: "" } },
    { ...good, of: { ...good.of, who: "" } },
    { ...good, of: { ...good.of, who: "@sam" } },
    { ...good, of: { ...good.of, by: "" } },
    { ...good, of: { ...good.of, by: "x".repeat(81) } },
    { ...good, of: { ...good.of, seen: true } },
  ];
  expect(parseStance(good)).toBeDefined();
  for (const value of none) expect([value, parseStance(value)]).toEqual([value, undefined]);
});

test("AU11, GT3: a quote comes back as it was kept, and anything else is none", () => {
  const quote = { text: "flat", chars };
  expect(parseReason(reasonValue(quote))).toEqual(quote);
  const none = [undefined, "flat", { text: "flat" }, { text: " ", chars: "7.0.1" }, { text: "flat", chars: "7.0" }];
  for (const value of [...none, { text: "x".repeat(501), chars: "7.0.501" }, { ...reasonValue(quote), by: "sam" }])
    expect([value, parseReason(value)]).toEqual([value, undefined]);
});

test("PL5: an answer stands as long as the line says the same, whoever is named first and whatever spaces it ends with", () => {
  const { of } = whole;
  const people: readonly Who[] = [{ name: "Jo" }, { participant: sam }];
  expect(stanceNow(of, whole)).toBe("stands");
  expect(stanceNow({ ...of, text: "walk " }, whole)).toBe("stands");
  expect(stanceNow({ ...of, who: people }, whole)).toBe("stands");
  expect(stanceNow({ ...of, text: "walk daily" }, whole)).toBe("changed");
  expect(stanceNow({ ...of, by: undefined }, whole)).toBe("changed");
  expect(stanceNow({ ...of, by: "Monday" }, whole)).toBe("changed");
  expect(stanceNow({ ...of, who: people.slice(1) }, whole)).toBe("changed");
  expect(stanceNow({ ...of, who: [{ name: "Jo" }, { name: "Al" }] }, whole)).toBe("changed");
  expect(stanceNow(undefined, whole)).toBe("gone");
});

test("PL5: all answers are found, in the order of the plan, and those to lines that are gone behind them", () => {
  const doc = new Y.Doc();
  writeTemplate(doc);
  const [first, second] = planLines(doc);
  if (!first || !second) throw new Error("the template has lines");
  const text = second.block.get(0);
  if (text instanceof Y.XmlText) text.insert(0, "walk");
  const [, line] = planLines(doc);
  const stances = doc.getMap("stances");
  const gone = { line: "gone00000000", participant: sam };
  stances.set(stanceKey(gone), stanceValue(whole));
  stances.set(
    stanceKey({ line: second.id, participant: sam }),
    line && stanceValue({ ...agree, of: answeredLine(line) }),
  );
  stances.set(stanceKey({ line: first.id, participant: sam }), stanceValue(agree));
  stances.set("nonsense", stanceValue(agree));
  stances.set(stanceKey({ ...gone, line: "x00000000000" }), "nonsense");
  expect(answersIn(doc).map((each) => [each.line, each.says, each.now])).toEqual([
    [first.id, "agree", "changed"],
    [second.id, "agree", "stands"],
    [gone.line, "differently", "gone"],
  ]);
});
