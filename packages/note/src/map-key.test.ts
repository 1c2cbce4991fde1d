import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import {
  LONGEST_ANCHOR,
  mapKey,
  ownerOf,
  outcomeKey,
  parseMapKey,
  parseOutcomeKey,
  parseReasonKey,
  parseStanceKey,
  reasonKey,
  stanceKey,
} from "./map-key.ts";

const participant = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape

test("GT4: a key says which characters it is about and who says it, there and back", () => {
  const key = {
    anchor: [
      { client: 7, clock: 0, length: 4 },
      { client: 2 ** 32 - 1, clock: 12, length: 1 },
    ],
    participant,
  };
  expect(mapKey(key)).toBe(`7.0.4_4294967295.12.1/${participant}`);
  expect(parseMapKey(mapKey(key))).toEqual(key);
});

test("GT4: what is no key, or is one written in another way, is none", () => {
  const none = ["", participant, `/${participant}`, `7.0/${participant}`, `7.0.1.1/${participant}`, "7.0.1/sam"];
  const otherwise = ["07.0.1", "7.0.1e1", " 7.0.1", "7.0.1_", "7.-1.1", "7.0.0", "0.0.1", "7.0.1.0", "4294967296.0.1"];
  const tooMuch = [
    `7.0.${LONGEST_ANCHOR.letters + 1}`,
    Array.from({ length: LONGEST_ANCHOR.ranges + 1 }, (_, index) => `7.${index * 2}.1`).join("_"),
  ];
  for (const key of [...none, ...[...otherwise, ...tooMuch].map((anchor) => `${anchor}/${participant}`)])
    expect([key, parseMapKey(key)]).toEqual([key, undefined]);
});

test("GT4: keys of answers and quotes say which line, which words and who, there and back, and are none of another map", () => {
  const stance = { line: "question0001", participant };
  const reason = { ...stance, anchor: [{ client: 7, clock: 0, length: 4 }] };
  expect(stanceKey(stance)).toBe(`question0001/${participant}`);
  expect(parseStanceKey(stanceKey(stance))).toEqual(stance);
  expect(reasonKey(reason)).toBe(`question0001/7.0.4/${participant}`);
  expect(parseReasonKey(reasonKey(reason))).toEqual(reason);
  const owners = (key: string): boolean[] =>
    (["stances", "meanings", "reasons"] as const).map((map) => ownerOf(map, key) === participant);
  expect(owners(stanceKey(stance))).toEqual([true, false, false]);
  expect(owners(mapKey(reason))).toEqual([false, true, false]);
  expect(owners(reasonKey(reason))).toEqual([false, false, true]);
  for (const key of ["question001", "Question0001", "question0001/", "question0001/7.0.501", "question0001/07.0.1"])
    expect([key, owners(`${key}/${participant}`)]).toEqual([key, [false, false, false]]);
});

test("GT4: a key of what became of a line says of which seal, which line and who, there and back; there is one way to write each", () => {
  const key = { seal: 12, line: "question0001", participant };
  expect(outcomeKey(key)).toBe(`12/question0001/${participant}`);
  expect(parseOutcomeKey(outcomeKey(key))).toEqual(key);
  expect(ownerOf("outcomes", outcomeKey(key))).toBe(participant);
  const rest = `question0001/${participant}`;
  for (const none of [
    rest,
    `/${rest}`,
    `0/${rest}`,
    `012/${rest}`,
    `1.5/${rest}`,
    `9007199254740992/${rest}`,
    `12/${rest}/1`,
  ])
    expect([none, parseOutcomeKey(none), ownerOf("outcomes", none)]).toEqual([none, undefined, undefined]);
});
