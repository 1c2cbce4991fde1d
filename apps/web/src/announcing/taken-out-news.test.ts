import type { ParticipantId, TakenOut } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { TakenOutNews } from "./taken-out-news.ts";
import { handClock } from "../browser/testing/hand-clock.ts";

const [ALI, SAM] = ["ali", "sam"].map((name) => name.padEnd(22, "_") as ParticipantId); // reason: fixed ids of the right shape

function newsFor(writers: readonly (ParticipantId | undefined)[], standing: readonly TakenOut[] = []) {
  const { clock, pass } = handClock();
  const told: string[] = [];
  const news = new TakenOutNews({
    clock,
    writers: () => writers.filter((each) => each !== undefined),
    standing,
    tell: (what, { text }) => told.push(`${what}: ${text}`),
  });
  return { news, pass, told };
}

function record(text: string, by: ParticipantId | undefined = ALI, of: ParticipantId | undefined = SAM): TakenOut {
  if (!by || !of) throw new Error("there are two");
  return { id: "1", by, of, at: 0, text, place: new Uint8Array() };
}

test("AU8: what grows letter by letter is told once, when it has settled", () => {
  const { news, pass, told } = newsFor([SAM]);
  news.look([record("e")]);
  pass(2_000);
  news.look([record("me")]);
  pass(2_000);
  expect(told).toEqual([]);
  pass(1_000);
  news.look([record("me too")]);
  pass(10_000);
  expect(told).toEqual(["taken: me"]);
});

test("AU8: what is undone at once is never told", () => {
  const { news, pass, told } = newsFor([SAM]);
  news.look([record("me")]);
  news.look([]);
  pass(10_000);
  expect(told).toEqual([]);
});

test("AU8: your own is not told, what stood before neither; that words are back is told of both", () => {
  const { news, pass, told } = newsFor([ALI], [record("before")]);
  const own = { ...record("mine"), id: "2" };
  news.look([record("before"), own]);
  pass(10_000);
  expect(told).toEqual([]);
  news.look([]);
  expect(told).toEqual(["back: before", "back: mine"]);
});

test("AU8: on a page that two share, what either took out of the other's words is not told", () => {
  const { news, pass, told } = newsFor([ALI, SAM]);
  news.look([record("me"), { ...record("and you", SAM, ALI), id: "2" }]);
  pass(10_000);
  expect(told).toEqual([]);
});
