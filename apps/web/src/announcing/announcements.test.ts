import { expect, test } from "vitest";
import { handClock } from "../browser/testing/hand-clock.ts";
import { Announcements } from "./announcements.ts";

function listening() {
  const { clock, pass } = handClock();
  const announcements = new Announcements(clock);
  const said: (string | undefined)[] = [];
  let last: number | undefined;
  announcements.subscribe(() => {
    const now = announcements.polite();
    if (now?.id !== last) said.push(now?.texts.join(" + "));
    last = now?.id;
  });
  return { announcements, said, pass };
}

test("AU8: news stands long enough to be heard, and the next comes 8 seconds after it at the soonest", () => {
  const { announcements, said, pass } = listening();
  announcements.say("one");
  announcements.say("two");
  expect(said).toEqual(["one"]);
  pass(2_999);
  expect(said).toEqual(["one"]);
  pass(1);
  expect(said).toEqual(["one", undefined]);
  pass(4_999);
  expect(said).toEqual(["one", undefined]);
  pass(1);
  expect(said).toEqual(["one", undefined, "two"]);
});

test("AU8: what gathers in between is one message, and the same words can be said again", () => {
  const { announcements, said, pass } = listening();
  announcements.say("one");
  pass(3_000);
  announcements.say("two");
  announcements.say("one");
  pass(5_000);
  expect(said).toEqual(["one", undefined, "two + one"]);
});

test("AU9, AU10: an answer is said at once in place of the answer before it, and news that it cuts short comes again", () => {
  const { announcements, said, pass } = listening();
  announcements.say("Sam is here");
  announcements.say("Moved up", "answer");
  const first = announcements.polite();
  announcements.say("Moved up", "answer");
  expect(announcements.polite()?.id).not.toBe(first?.id);
  pass(3_000);
  pass(3_000);
  expect(said).toEqual(["Sam is here", "Moved up", "Moved up", "Sam is here", undefined]);
});

test("SV2: an alert waits for nothing, and leaves what is being said politely as it is", () => {
  const { announcements, pass } = listening();
  announcements.say("Sam is here");
  announcements.say("No connection", "alert");
  expect(announcements.alert()?.texts).toEqual(["No connection"]);
  expect(announcements.polite()?.texts).toEqual(["Sam is here"]);
  pass(3_000);
  expect(announcements.alert()).toBeUndefined();
});

test("AU8: the list has everything that was said with its time, the newest last, and forgets the oldest of very many", () => {
  const { announcements, pass } = listening();
  announcements.say("Sam is here");
  pass(60_000);
  announcements.say("No connection", "alert");
  expect(announcements.said().map(({ text, at }) => [text, at])).toEqual([
    ["Sam is here", 0],
    ["No connection", 60_000],
  ]);
  for (let count = 0; count < 300; count++) announcements.say(`news ${count}`);
  expect(announcements.said()).toHaveLength(200);
  expect(announcements.said().at(-1)?.text).toBe("news 299");
});
