import type { PageId } from "@ourwords/protocol";
import type { KeptEntry, OutboxSealer, OutboxStore, PageLocks } from "../client/outbox/outbox-ports.ts";

/** A device's outbox in memory, as long as it likes to take something. */
export class MemoryOutboxStore implements OutboxStore {
  readonly #entries = new Map<PageId, KeptEntry[]>();
  /** how many more entries it has room for */
  room = Number.POSITIVE_INFINITY;

  get size(): number {
    return [...this.#entries.values()].reduce((sum, entries) => sum + entries.length, 0);
  }

  async put(entries: readonly KeptEntry[]): Promise<void> {
    if (entries.length > this.room) throw new Error("there is no room");
    this.room -= entries.length;
    for (const entry of entries) this.#entries.set(entry.page, [...(this.#entries.get(entry.page) ?? []), entry]);
  }

  async remove(page: PageId, upTo: number): Promise<void> {
    const left = (this.#entries.get(page) ?? []).filter(({ n }) => n > upTo);
    if (left.length > 0) this.#entries.set(page, left);
    else this.#entries.delete(page);
  }

  async read(page: PageId): Promise<readonly KeptEntry[]> {
    return this.#entries.get(page) ?? [];
  }

  async pages(): Promise<readonly PageId[]> {
    return [...this.#entries.keys()];
  }
}

/** Turns every byte by the key, and remembers the place in plain. Hides nothing: only a browser's own can. */
export const turningSealer = (key: number): OutboxSealer => ({
  seal: async (plain, place) =>
    new Uint8Array([...new TextEncoder().encode(place), 0, key, ...plain.map((b) => b ^ key)]),
  open: async (sealed, place) => {
    const head = new Uint8Array([...new TextEncoder().encode(place), 0, key]);
    return head.every((byte, index) => sealed[index] === byte)
      ? sealed.slice(head.length).map((byte) => byte ^ key)
      : undefined;
  },
});

/** The tabs of one device. */
export class MemoryLocks {
  readonly #held = new Map<PageId, () => void>();
  readonly #queues = new Map<PageId, (() => Promise<void>)[]>();

  readonly port: PageLocks = {
    hold: async (page) => {
      this.#held.set(page, () => {});
    },
    whenGone: (page, task) => {
      const queue = this.#queues.get(page) ?? [];
      this.#queues.set(page, [...queue, task]);
      void this.#next(page);
      return () => {
        this.#queues.set(
          page,
          (this.#queues.get(page) ?? []).filter((each) => each !== task),
        );
      };
    },
  };

  /** The tab is gone, however it went. */
  gone(page: PageId): void {
    this.#held.delete(page);
    void this.#next(page);
  }

  async #next(page: PageId): Promise<void> {
    const [task, ...others] = this.#queues.get(page) ?? [];
    if (this.#held.has(page) || !task) return;
    this.#queues.set(page, others);
    this.#held.set(page, () => {});
    await task();
    this.gone(page);
  }
}
