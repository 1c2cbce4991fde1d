import type { ParticipantId } from "@ourwords/protocol";
import { expect, test } from "vitest";
import { handClock } from "../browser/testing/hand-clock.ts";
import { PeopleNews } from "./people-news.ts";

const sam = "s".repeat(22) as ParticipantId; // reason: a fixed id of the right shape
const jo = "j".repeat(22) as ParticipantId; // reason: likewise

function listening(here: readonly ParticipantId[] = []) {
  const { clock, pass } = handClock();
  const told: string[] = [];
  const news = new PeopleNews({ clock, here, tell: (what, who) => told.push(`${who === sam ? "Sam" : "Jo"} ${what}`) });
  return { news, told, pass };
}

test("IN4: who comes is told at once, who was here before is not", () => {
  const { news, told } = listening([jo]);
  news.look([jo]);
  news.look([jo, sam]);
  expect(told).toEqual(["Sam here"]);
});

test("IN4: who goes is told after a while; a page that sleeps a moment has not gone", () => {
  const { news, told, pass } = listening([sam]);
  news.look([]);
  pass(7_000);
  news.look([sam]);
  pass(60_000);
  expect(told).toEqual([]);
  news.look([]);
  pass(7_999);
  expect(told).toEqual([]);
  pass(1);
  expect(told).toEqual(["Sam gone"]);
  news.look([sam]);
  expect(told).toEqual(["Sam gone", "Sam here"]);
});

test("SV2: nobody goes because the line here is down", () => {
  const { news, told, pass } = listening([sam]);
  news.look([]);
  news.pause();
  pass(60_000);
  expect(told).toEqual([]);
  news.look([]);
  pass(8_000);
  expect(told).toEqual(["Sam gone"]);
});

test("IN4: who sits down at this page's own keyboard neither comes nor goes, nor does their phone", () => {
  const { news, told, pass } = listening([jo, sam]);
  // Sam was here by phone, and now at this keyboard; the phone goes to sleep.
  news.look([jo, sam], [jo, sam]);
  news.look([jo, sam], [jo, sam]);
  pass(60_000);
  news.look([jo], [jo]);
  pass(60_000);
  expect(told).toEqual([]);
  news.look([jo, sam], [jo]);
  expect(told).toEqual(["Sam here"]);
});

test("IN4: who was about to go and sits down here has not gone", () => {
  const { news, told, pass } = listening([sam]);
  news.look([]);
  pass(7_000);
  news.look([sam], [sam]);
  pass(60_000);
  expect(told).toEqual([]);
});
