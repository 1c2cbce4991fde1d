import { expect, test } from "vitest";
import { Announcements } from "./announcements.ts";
import { handClock } from "./testing/hand-clock.ts";

test("AU8: what is said stands long enough to be heard, one after another, and can be said again", () => {
  const { clock, pass } = handClock();
  const announcements = new Announcements(clock);
  const said: string[] = [];
  announcements.subscribe(() => said.push(announcements.current()));
  announcements.say("one");
  announcements.say("two");
  expect(said).toEqual(["one"]);
  pass(2_999);
  expect(said).toEqual(["one"]);
  pass(1);
  expect(said).toEqual(["one", "two"]);
  pass(3_000);
  announcements.say("two");
  expect(said).toEqual(["one", "two", "", "two"]);
});
