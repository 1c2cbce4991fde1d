import { decodeSaved, FRAME, type Rate, RATES, SYNC } from "@ourwords/protocol";
import type { Clock } from "../ports.ts";
import { TokenBucket } from "../token-bucket.ts";

/** A page stays so far below what it may send in a second: the line has frames of its own. */
const PACE = 0.8;
/**
 * So much of what may come at once goes at once, and so much may be under way without an answer: what a line holds back
 * arrives all at once, and then it may be both.
 */
const SHARE = 0.4;
/** Presence has no answer: what a line holds back of it for a minute still arrives within what is left of the above. */
const PRESENCE: Rate = { perSecond: 5, burst: 5 };
const paced = ({ perSecond, burst }: Rate): Rate => ({ perSecond: perSecond * PACE, burst: burst * SHARE });

/** What updates weigh: with each go the frames before it. */
interface Load {
  frames: number;
  bytes: number;
}

/**
 * What a page sends on one connection: in order, and never faster than the server takes it (`too-fast`). Who types does not
 * wait; who comes back with an hour of words does, for some seconds.
 */
export class Outflow {
  readonly #clock: Clock;
  readonly #send: (frame: Uint8Array) => void;
  readonly #frames: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #presence: TokenBucket;
  #queue: Uint8Array[] = [];
  #newest: Uint8Array | undefined;
  /** of each update that is not answered */
  readonly #underWay: Load[] = [];
  /** of all of those */
  readonly #total: Load = { frames: 0, bytes: 0 };
  /** of what went since the last update */
  #since: Load = { frames: 0, bytes: 0 };
  #answered = 0;
  #cancel: () => void = () => {};
  #cancelPresence: () => void = () => {};

  /** `send` is the connection's. */
  constructor(clock: Clock, send: (frame: Uint8Array) => void) {
    this.#clock = clock;
    this.#send = send;
    this.#frames = new TokenBucket(paced(RATES.frames), clock);
    this.#bytes = new TokenBucket(paced(RATES.bytes), clock);
    this.#presence = new TokenBucket(PRESENCE, clock);
  }

  /** Sends a frame, once all before it are sent. */
  send(frame: Uint8Array): void {
    this.#queue.push(frame);
    if (this.#queue.length === 1) this.#flow();
  }

  /** Sends who is here and writes. Nothing waits for it, and only the newest counts. */
  presence(frame: Uint8Array): void {
    this.#newest = frame;
    this.#flowPresence();
  }

  /** Takes in what the server says is saved. */
  hear(frame: Uint8Array): void {
    const count = decodeSaved(frame);
    if (count === undefined) return;
    for (; this.#answered < count && this.#underWay.length > 0; this.#answered++) {
      const { frames = 0, bytes = 0 } = this.#underWay.shift() ?? {};
      this.#total.frames -= frames;
      this.#total.bytes -= bytes;
    }
    this.#flow();
  }

  /** The connection is gone: what waits is forgotten. */
  close(): void {
    this.#cancel();
    this.#cancelPresence();
    this.#queue = [];
    this.#newest = undefined;
  }

  #flow(): void {
    this.#cancel();
    for (let [frame] = this.#queue; frame && this.#mayBeUnderWay(frame); [frame] = this.#queue) {
      const wait = Math.max(this.#frames.msUntil(1), this.#bytes.msUntil(frame.length));
      if (wait > 0) {
        this.#cancel = this.#clock.after(wait, () => this.#flow());
        return;
      }
      this.#frames.take(1);
      this.#bytes.take(frame.length);
      this.#queue.shift();
      this.#count(frame);
      this.#send(frame);
    }
  }

  /** Otherwise an answer comes first. */
  #mayBeUnderWay(frame: Uint8Array): boolean {
    const { frames, bytes } = this.#total;
    return frames < RATES.frames.burst * SHARE && bytes + frame.length <= RATES.bytes.burst * SHARE;
  }

  /** What is no update goes under way with the next that is one. */
  #count(frame: Uint8Array): void {
    this.#since.frames++;
    this.#since.bytes += frame.length;
    if (frame[0] !== FRAME.sync || frame[1] !== SYNC.update) return;
    this.#underWay.push(this.#since);
    this.#total.frames += this.#since.frames;
    this.#total.bytes += this.#since.bytes;
    this.#since = { frames: 0, bytes: 0 };
  }

  #flowPresence(): void {
    this.#cancelPresence();
    if (!this.#newest) return;
    const wait = this.#presence.msUntil(1);
    if (wait > 0) {
      this.#cancelPresence = this.#clock.after(wait, () => this.#flowPresence());
      return;
    }
    this.#presence.take(1);
    this.#send(this.#newest);
    this.#newest = undefined;
  }
}
