import { expect, test } from "vitest";
import { handClock } from "../browser/testing/hand-clock.ts";
import { idleAfter } from "./idle-after.ts";
import { IdleWatch } from "./idle-watch.ts";

function watched(after: number) {
  const { clock, pass } = handClock();
  let locks = 0;
  const watch = new IdleWatch({
    clock,
    after,
    onIdle: () => {
      locks += 1;
    },
  });
  return { pass, watch, locks: () => locks };
}

test("IN6: an untouched page locks once, and again only after somebody was there", () => {
  const { pass, watch, locks } = watched(1_000);
  pass(999);
  expect(locks()).toBe(0);
  pass(1);
  expect(locks()).toBe(1);
  pass(10_000);
  expect(locks()).toBe(1);
  watch.seen();
  pass(1_000);
  expect(locks()).toBe(2);
});

test("IN6: every sign of somebody begins the time anew", () => {
  const { pass, watch, locks } = watched(1_000);
  for (let sign = 0; sign < 5; sign++) {
    pass(900);
    watch.seen();
  }
  expect(locks()).toBe(0);
  pass(1_000);
  expect(locks()).toBe(1);
});

test("IN6: the first touch after too long a sleep does not count as somebody who was there", () => {
  let now = 0;
  let locks = 0;
  // A device that sleeps: time goes on, timers don't.
  const watch = new IdleWatch({
    clock: { now: () => now, elapsed: () => now, after: () => () => {} },
    after: 1_000,
    onIdle: () => {
      locks += 1;
    },
  });
  now = 5_000;
  watch.seen();
  expect(locks).toBe(1);
});

test("IN6: a closed watch tells nothing", () => {
  const { pass, watch, locks } = watched(1_000);
  watch.close();
  pass(5_000);
  expect(locks()).toBe(0);
});

test("IN6: ten minutes for a page of one's own, five where two share a device", () => {
  expect([idleAfter(1), idleAfter(2)]).toEqual([600_000, 300_000]);
});
