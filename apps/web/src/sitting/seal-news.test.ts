import type { ParticipantId, Seal } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { sealNews } from "./seal-news.ts";

// reason: fixed ids of the right shape
const [sam, ali, jo] = ["s", "a", "j"].map((letter) => letter.repeat(22) as ParticipantId) as [
  ParticipantId,
  ParticipantId,
  ParticipantId,
];

const seal = (seq: number, ...by: readonly [ParticipantId, ...ParticipantId[]]): Seal => ({
  form: 1,
  note: "n".repeat(22) as Seal["note"], // reason: likewise
  seq,
  at: seq,
  by: by[0],
  people: [],
  content: "0".repeat(64),
  hash: "0".repeat(64),
  signers: by.map((each) => ({ by: each, at: seq })),
});

const told = (before: readonly Seal[], now: readonly Seal[], ours: readonly ParticipantId[] = []): unknown =>
  sealNews(before, now, ours).map(({ kind, by, seal: { seq } }) => [kind, by, seq]);

test("SL5: who kept the note and who stands by it is news once; what was so before is none", () => {
  expect(told([], [seal(5, sam)])).toEqual([["kept", sam, 5]]);
  expect(told([seal(5, sam)], [seal(5, sam)])).toEqual([]);
  expect(told([seal(5, sam)], [seal(5, sam, ali), seal(9, jo, sam)])).toEqual([
    ["signed", ali, 5],
    ["kept", jo, 9],
    ["signed", sam, 9],
  ]);
});

test("SL5: nobody is told what anybody at their own keyboard did", () => {
  expect(told([], [seal(5, sam, ali, jo)], [sam, ali])).toEqual([["signed", jo, 5]]);
  expect(told([], [seal(5, sam, ali)], [sam, ali])).toEqual([]);
});
