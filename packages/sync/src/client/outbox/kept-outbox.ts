import type { PageId, ParticipantId } from "@ourwords/protocol";
import type { Unsaved } from "../outbox.ts";
import { type KeptEntry, type OutboxSealer, type OutboxStore, placeOf } from "./outbox-ports.ts";
import { encodeParcel } from "./parcel.ts";

/** Who is told of a page's updates and of the answers to them, each in its order. */
export interface UnsavedKeeper {
  /** `unsaved` is this page's update number `n`, from 1. */
  keep(n: number, unsaved: Unsaved): void;
  /** All up to and including `n` are on the server's disk. */
  answered(n: number): void;
}

interface Waiting {
  readonly n: number;
  readonly plain: Uint8Array;
}

/** What a page needs to keep its own. */
export interface KeptOutboxOptions {
  readonly page: PageId;
  /** who shares the page now */
  readonly sharing: () => readonly ParticipantId[];
  readonly store: OutboxStore;
  readonly sealer: OutboxSealer;
  /** The device refuses: from here on unsaved words live only as long as the page. Called once. */
  readonly refused: () => void;
}

/**
 * SV3: this page's unsaved updates on the device, sealed. They are written in their order, so that what is there after a crash
 * is always a beginning of what was written, without a gap. What is answered before its turn comes is never written.
 */
export class KeptOutbox implements UnsavedKeeper {
  readonly #options: KeptOutboxOptions;
  #waiting: Waiting[] = [];
  /** the last one that may be on the device */
  #written = 0;
  #answered = 0;
  #removed = 0;
  #isRefused = false;
  #work: Promise<void> | undefined;

  constructor(options: KeptOutboxOptions) {
    this.#options = options;
  }

  keep(n: number, unsaved: Unsaved): void {
    if (this.#isRefused) return;
    this.#waiting.push({ n, plain: encodeParcel(unsaved, this.#options.sharing()) });
    this.#start();
  }

  answered(n: number): void {
    this.#answered = Math.max(this.#answered, n);
    this.#start();
  }

  /** Resolves when the device has, or refused, all that was kept, and has forgotten all that was answered. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work;
  }

  /** Forgets all that this page keeps there, and keeps nothing more. Rejects when the device does. */
  async wipe(): Promise<void> {
    this.#isRefused = true;
    this.#waiting = [];
    await this.settled();
    await this.#options.store.remove(this.#options.page, Number.MAX_SAFE_INTEGER);
  }

  #start(): void {
    this.#work ??= this.#run().finally(() => {
      this.#work = undefined;
      if (this.#isDue) this.#start();
    });
  }

  get #isDue(): boolean {
    return this.#waiting.length > 0 || Math.min(this.#answered, this.#written) > this.#removed;
  }

  async #run(): Promise<void> {
    // What comes in the same turn is written together, and an answer that is there already saves the writing.
    await Promise.resolve();
    while (this.#isDue) {
      const batch = this.#waiting.filter(({ n }) => n > this.#answered);
      this.#waiting = [];
      if (batch.length > 0 && !(await this.#write(batch))) this.#refuse();
      const done = Math.min(this.#answered, this.#written);
      if (done <= this.#removed) continue;
      this.#removed = done;
      // Should it not go, it is sent once more some day, which changes nothing.
      await this.#options.store.remove(this.#options.page, done).catch(() => {});
    }
  }

  async #write(batch: readonly Waiting[]): Promise<boolean> {
    const { page, sealer, store } = this.#options;
    try {
      const entries: readonly KeptEntry[] = await Promise.all(
        batch.map(async ({ n, plain }) => ({ page, n, sealed: await sealer.seal(plain, placeOf({ page, n })) })),
      );
      const due = entries.filter(({ n }) => n > this.#answered);
      if (due.length === 0) return true;
      this.#written = due.at(-1)?.n ?? this.#written;
      await store.put(due);
      return true;
    } catch {
      return false;
    }
  }

  #refuse(): void {
    if (this.#isRefused) return;
    // A later one without these would be a gap.
    this.#isRefused = true;
    this.#waiting = [];
    this.#options.refused();
  }
}
