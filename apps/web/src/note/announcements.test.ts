import { expect, test } from "vitest";
import { Announcements } from "./announcements.ts";
import { handClock } from "./testing/hand-clock.ts";

function listening() {
  const { clock, pass } = handClock();
  const announcements = new Announcements(clock);
  const said: (string | undefined)[] = [];
  announcements.subscribe(() => said.push(announcements.current()?.text));
  return { announcements, said, pass };
}

test("AU8: news stands long enough to be heard, one after another, and can be said again", () => {
  const { announcements, said, pass } = listening();
  announcements.say("one");
  announcements.say("two");
  expect(said).toEqual(["one"]);
  pass(2_999);
  expect(said).toEqual(["one"]);
  pass(1);
  expect(said).toEqual(["one", "two"]);
  pass(3_000);
  announcements.say("two");
  expect(said).toEqual(["one", "two", undefined, "two"]);
});

test("AU9, AU10: an answer is said at once in place of the answer before it, and news that it cuts short comes again", () => {
  const { announcements, said, pass } = listening();
  announcements.say("Sam is here");
  announcements.say("Moved up", "answer");
  const first = announcements.current();
  announcements.say("Moved up", "answer");
  expect(announcements.current()?.id).not.toBe(first?.id);
  pass(3_000);
  pass(3_000);
  expect(said).toEqual(["Sam is here", "Moved up", "Moved up", "Sam is here", undefined]);
});
