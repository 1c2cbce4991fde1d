import type { CopyRun } from "@ourwords/protocol";

/** A local update that the server has not said to be on disk, and its voice. */
export interface Unsaved {
  readonly update: Uint8Array;
  /** the clientID that spoke (AU2) */
  readonly voice: number;
  /** which of its letters stood before, when the page knows (AU3) */
  readonly claims?: readonly CopyRun[] | undefined;
}

/**
 * SV1: what this page wrote and the server has not yet answered, in order. Over a cut it is sent again, under the same
 * identities, so that it arrives once. Pure: what to send is returned, sending is the caller's.
 */
export class Outbox {
  #unsaved: Unsaved[] = [];
  /** updates of this connection that were answered and have left the box */
  #answered = 0;
  #made = 0;

  get isEmpty(): boolean {
    return this.#unsaved.length === 0;
  }

  get unsaved(): readonly Unsaved[] {
    return this.#unsaved;
  }

  /** How many updates this page made. */
  get made(): number {
    return this.#made;
  }

  /** How many of them are answered, over all connections. */
  get answered(): number {
    return this.#made - this.#unsaved.length;
  }

  add(unsaved: Unsaved): void {
    this.#made++;
    this.#unsaved.push(unsaved);
  }

  /** A new connection counts from 1 again; returns all that it must carry. */
  connected(): readonly Unsaved[] {
    this.#answered = 0;
    return this.#unsaved;
  }

  /** The first `count` updates of this connection are on disk. Counts that come late or twice change nothing. */
  saved(count: number): void {
    const news = Math.max(0, count - this.#answered);
    this.#unsaved = this.#unsaved.slice(news);
    this.#answered += news;
  }
}
