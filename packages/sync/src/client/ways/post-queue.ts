import { encodePosted, LIMITS } from "@ourwords/protocol";
import type { Clock } from "../../ports.ts";

/** One post, answered with its status; rejects when it is not known whether it came. */
export type SendPost = (body: Uint8Array<ArrayBuffer>) => Promise<number>;

/** Waits before a post is sent again, in ms. After the last one the way is lost. */
const AGAIN_AFTER = [250, 1_000, 2_000];

/**
 * What a page says by HTTP: posts one after another, each with as many frames as wait. They are counted, and one that may or
 * may not have come is sent again under its number: so every frame is heard once, and in order.
 */
export class PostQueue {
  readonly #send: SendPost;
  readonly #clock: Clock;
  readonly #lost: () => void;
  #carrier = "";
  #n = 0;
  #frames: Uint8Array[] = [];
  #isPinged = false;
  #work: Promise<void> | undefined;
  #isClosed = false;

  /** `lost` is called once, when a post can't be brought. */
  constructor(send: SendPost, clock: Clock, lost: () => void) {
    this.#send = send;
    this.#clock = clock;
    this.#lost = lost;
  }

  /** The name under which it posts. */
  begin(carrier: string): void {
    this.#carrier = carrier;
  }

  put(frame: Uint8Array): void {
    this.#frames.push(frame.slice());
    this.#start();
  }

  /** Says that the page is there. */
  answerPing(): void {
    this.#isPinged = true;
    this.#start();
  }

  /** Bytes that wait to go. */
  get waiting(): number {
    return this.#frames.reduce((sum, { length }) => sum + length, 0);
  }

  /** Resolves when all is brought that was put here, or the way is lost. */
  async flushed(): Promise<void> {
    await this.#work;
  }

  /** Nothing goes any more. */
  close(): void {
    this.#isClosed = true;
    this.#frames = [];
  }

  #start(): void {
    // In a moment: what is put here in the same turn goes with it.
    this.#work ??= Promise.resolve().then(() => this.#workOff());
  }

  async #workOff(): Promise<void> {
    while ((this.#frames.length > 0 || this.#isPinged) && !this.#isClosed) {
      const frames = this.#take();
      this.#isPinged = false;
      this.#n++;
      if (await this.#bring(encodePosted({ carrier: this.#carrier, n: this.#n, frames }))) continue;
      if (!this.#isClosed) this.#lost();
      this.close();
    }
    this.#work = undefined;
  }

  /** As much as one post may hold. */
  #take(): readonly Uint8Array[] {
    let bytes = 0;
    const full = this.#frames.findIndex(({ length }) => (bytes += length) > LIMITS.frameBytes);
    return this.#frames.splice(0, full < 0 ? this.#frames.length : Math.max(1, full));
  }

  async #bring(body: Uint8Array<ArrayBuffer>): Promise<boolean> {
    for (const wait of [...AGAIN_AFTER, undefined]) {
      const status = await this.#send(body).catch(() => undefined);
      if (status !== undefined && status < 300) return true;
      // The server has said no; anything else may be the network's or a proxy's.
      if ((status !== undefined && status >= 400 && status < 500) || wait === undefined || this.#isClosed) return false;
      await new Promise<void>((resolve) => this.#clock.after(wait, resolve));
    }
    return false;
  }
}
