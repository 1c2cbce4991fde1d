import type { PageId } from "@ourwords/protocol";
import type { PageLocks } from "@ourwords/sync/outbox";

const nameOf = (page: PageId): string => `page ${page}`;

/**
 * Which of our tabs live: the browser's own locks (Web Locks). It lets go of a tab's lock however that tab ends, and of no other.
 * `signal` ends holding and waiting alike.
 */
export const tabLocks = (signal: AbortSignal): PageLocks => ({
  hold: (page) =>
    new Promise((resolve, reject) => {
      navigator.locks
        .request(nameOf(page), () => {
          resolve();
          return new Promise<void>((release) => signal.addEventListener("abort", () => release(), { once: true }));
        })
        .catch(reject);
    }),
  whenGone: (page, task) => {
    const stop = new AbortController();
    navigator.locks
      .request(nameOf(page), { signal: AbortSignal.any([signal, stop.signal]) }, () => task())
      // Given up before it was its turn.
      .catch(() => {});
    return () => stop.abort();
  },
});
