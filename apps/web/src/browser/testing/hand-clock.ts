import type { Clock } from "@ourwords/sync";

/** A clock that a test moves. */
export function handClock(): { readonly clock: Clock; readonly pass: (ms: number) => void } {
  let now = 0;
  let timers: { readonly at: number; readonly task: () => void }[] = [];
  return {
    clock: {
      now: () => now,
      elapsed: () => now,
      after: (ms, task) => {
        const timer = { at: now + ms, task };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    },
    pass: (ms) => {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { task } of due) task();
    },
  };
}
