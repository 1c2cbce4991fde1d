import type { PageId } from "@ourwords/protocol";

/** One sealed update as it lies on the device. */
export interface KeptEntry {
  /** the page load that made it */
  readonly page: PageId;
  /** its place among that page's updates, from 1 */
  readonly n: number;
  readonly sealed: Uint8Array;
}

/** SV3: where one participant's unsaved updates of one note lie on the device. Whatever rejects has changed nothing. */
export interface OutboxStore {
  put(entries: readonly KeptEntry[]): Promise<void>;
  /** Forgets a page's entries up to and including `upTo`. */
  remove(page: PageId, upTo: number): Promise<void>;
  /** A page's entries, by `n`. */
  read(page: PageId): Promise<readonly KeptEntry[]>;
  /** The pages that have entries, in any order: what one wrote on top of another's words was saved. */
  pages(): Promise<readonly PageId[]>;
}

/** Seals with a key that the device never keeps. `place` goes into the seal: what was moved elsewhere does not open. */
export interface OutboxSealer {
  seal(plain: Uint8Array, place: string): Promise<Uint8Array>;
  /** `undefined` when it was sealed with another key, for another place, or is damaged. */
  open(sealed: Uint8Array, place: string): Promise<Uint8Array | undefined>;
}

/** Which pages of this device live: each holds its own lock until it is gone, however it went. */
export interface PageLocks {
  /** Resolves when this page holds its own. */
  hold(page: PageId): Promise<void>;
  /** Runs `task` once that page is gone, and keeps everybody else from it meanwhile. Returns what gives it up. */
  whenGone(page: PageId, task: () => Promise<void>): () => void;
}

/** What the outbox needs of a browser. */
export interface OutboxPorts {
  readonly store: OutboxStore;
  readonly sealer: OutboxSealer;
  readonly locks: PageLocks;
}

/** The place that an entry's seal is for. */
export const placeOf = ({ page, n }: Pick<KeptEntry, "page" | "n">): string => `${page}/${n}`;
