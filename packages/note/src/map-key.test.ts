import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { LONGEST_ANCHOR, mapKey, parseMapKey } from "./map-key.ts";

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
