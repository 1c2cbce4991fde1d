import type { CloseReason, PageId } from "@ourwords/protocol";
import type { LineOptions } from "../line-options.ts";
import { Listeners } from "../listeners.ts";
import { Courier } from "./courier.ts";
import { type KeptEntry, type OutboxPorts, placeOf } from "./outbox-ports.ts";
import { decodeParcel, type Parcel } from "./parcel.ts";
import { wordsIn } from "./words-in.ts";

/** What an earlier page wrote and the note does not take. It stays on the device until somebody says what becomes of it. */
export interface Stranded {
  readonly page: PageId;
  readonly reason: CloseReason;
  /** as text; empty when it was something else than words */
  readonly words: string;
}

/** The same object until something changes. */
export interface EarlierState {
  /** updates that are on their way */
  readonly waiting: number;
  readonly stranded: readonly Stranded[];
}

/** Pages of this participant and note that are gone and have left something. */
interface Left {
  /** gives up waiting until it is gone */
  stop: () => void;
  courier?: Courier | undefined;
  waiting: number;
  stranded?: Stranded | undefined;
  /** lets others at what is left, if anything is */
  release: () => void;
}

/**
 * GT2, SV3: what pages that are gone had not brought: after a reload, a crash, a day without a connection. Each is brought once
 * its page is known to be gone, by one page only; another tab that lives keeps its own.
 */
export class EarlierPages {
  readonly #options: LineOptions;
  readonly #ports: OutboxPorts;
  readonly #left = new Map<PageId, Left>();
  readonly #states = new Listeners();
  #state: EarlierState = { waiting: 0, stranded: [] };
  #isClosed = false;

  /** @param options of this page: its own name, whose page it is */
  constructor(options: LineOptions, ports: OutboxPorts) {
    this.#options = options;
    this.#ports = ports;
  }

  state(): EarlierState {
    return this.#state;
  }

  /** Called whenever `state()` is another object. Returns what ends it. */
  subscribe(listener: () => void): () => void {
    return this.#states.add(listener);
  }

  /** Looks for pages that have left something, and brings it when they are gone. May be called as often as one likes. */
  async look(): Promise<void> {
    for (const { courier } of this.#left.values()) courier?.wake();
    const pages = await this.#ports.store.pages().catch((): readonly PageId[] => []);
    for (const page of pages)
      if (page !== this.#options.page && !this.#left.has(page) && !this.#isClosed) this.#wait(page);
  }

  /** Sends what was refused once more. */
  retry(page: PageId): void {
    const left = this.#left.get(page);
    if (!left?.stranded) return;
    left.stranded = undefined;
    void this.#bring(page, left);
    this.#changed();
  }

  /** Forgets what was refused: it is somewhere else now, or nobody wants it. */
  async throwAway(page: PageId): Promise<void> {
    const left = this.#left.get(page);
    if (!left?.stranded) return;
    await this.#ports.store.remove(page, Number.MAX_SAFE_INTEGER);
    this.#done(page, left);
  }

  /** Forgets all that is there of pages that are gone, whether it could be brought or not. */
  async wipe(): Promise<void> {
    for (const [page, left] of this.#left) {
      if (left.waiting === 0 && !left.stranded) continue;
      left.courier?.close();
      await this.#ports.store.remove(page, Number.MAX_SAFE_INTEGER);
      this.#done(page, left);
    }
  }

  /** Gives everything up; what was not brought stays where it is. Idempotent. */
  close(): void {
    this.#isClosed = true;
    for (const [page, left] of this.#left) this.#done(page, left);
    this.#states.clear();
  }

  #wait(page: PageId): void {
    const left: Left = { stop: () => {}, waiting: 0, release: () => {} };
    this.#left.set(page, left);
    left.stop = this.#ports.locks.whenGone(page, () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      left.release = resolve;
      void this.#bring(page, left);
      return promise;
    });
  }

  async #bring(page: PageId, left: Left): Promise<void> {
    const { note, ...rest } = this.#options;
    let first = 1;
    const entries = await this.#ports.store.read(page).catch((): readonly KeptEntry[] => []);
    const parcels = await this.#opened(entries);
    if (this.#left.get(page) !== left) return;
    if (parcels.length === 0) {
      this.#done(page, left);
      return;
    }
    left.waiting = parcels.length;
    this.#changed();
    const sharing = [...new Set(parcels.flatMap((each) => each.sharing))];
    left.courier = new Courier({ ...rest, note, page, sharing }, parcels, {
      saved: (count) => {
        left.waiting = parcels.length - count;
        for (; first <= count; first++) {
          const entry = entries[first - 1];
          if (entry) void this.#ports.store.remove(page, entry.n).catch(() => {});
        }
        this.#changed();
      },
      ended: (how) => {
        left.courier = undefined;
        if (how === "given-up") return;
        if (how === "brought") {
          this.#done(page, left);
          return;
        }
        const words = wordsIn(parcels.slice(parcels.length - left.waiting).map(({ update }) => update));
        left.waiting = 0;
        left.stranded = { page, reason: how.refused, words };
        this.#changed();
      },
    });
  }

  /** As far as it can be read: what comes after a damaged one would rest on what is missing. */
  async #opened(entries: readonly KeptEntry[]): Promise<readonly Parcel[]> {
    const parcels: Parcel[] = [];
    for (const entry of entries) {
      const plain = await this.#ports.sealer.open(entry.sealed, placeOf(entry));
      const parcel = plain && decodeParcel(plain);
      if (!parcel) break;
      parcels.push(parcel);
    }
    return parcels;
  }

  #done(page: PageId, left: Left): void {
    this.#left.delete(page);
    left.courier?.close();
    left.stop();
    left.release();
    this.#changed();
  }

  #changed(): void {
    const all = [...this.#left.values()];
    this.#state = {
      waiting: all.reduce((sum, { waiting }) => sum + waiting, 0),
      stranded: all.flatMap(({ stranded }) => (stranded ? [stranded] : [])),
    };
    this.#states.tell();
  }
}
