import { CLOSE_REASONS, type CloseReason, encodeRefused, FRAME } from "@ourwords/protocol";
import type { Clock, RoomSocket } from "@ourwords/sync";
import type { Carrier } from "./carrier.ts";
import { SlowReader } from "./slow-reader.ts";

/** A page that doesn't answer a close by then is cut off. Nothing passes either way meanwhile. */
const GOODBYE = 2_000;

/** One page's connection as the rooms see it, whatever carries it. Once closed, it neither sends nor listens. */
export class PageSocket implements RoomSocket {
  readonly #carrier: Carrier;
  readonly #clock: Clock;
  readonly #reader: SlowReader;
  readonly #refused: (reason: CloseReason) => void;
  #open = true;
  #isWelcomed = false;
  #afterWelcome: () => void = () => {};
  #cancelCut: () => void = () => {};

  /** `refused` is told why it is closed, when that comes from this side. */
  constructor(carrier: Carrier, clock: Clock, refused: (reason: CloseReason) => void = () => {}) {
    this.#carrier = carrier;
    this.#refused = refused;
    this.#clock = clock;
    this.#reader = new SlowReader(clock, () => this.close("too-slow"));
  }

  get open(): boolean {
    return this.#open;
  }

  get isBehind(): boolean {
    return this.#reader.missed === "note";
  }

  /** Something was left out because it read too slowly: by now it could be told. */
  get isMissing(): boolean {
    return this.#reader.missed !== "nothing";
  }

  send(frame: Uint8Array): void {
    if (!this.#open) return;
    const verdict = this.#reader.offer(frame, this.#carrier.waiting);
    if (verdict === "too slow") this.close("too-slow");
    else if (verdict === "send") this.#send(frame);
  }

  owe(frame: Uint8Array): void {
    if (!this.#open) return;
    if (this.#reader.owe(frame.length, this.#carrier.waiting)) this.#send(frame);
    else this.close("too-slow");
  }

  caughtUp(): void {
    this.#reader.caughtUp();
  }

  /** The room has let it in: until then a page makes nothing of other frames. */
  get isWelcomed(): boolean {
    return this.#isWelcomed;
  }

  /** At once, if it has: a room that is open already lets a page in before anybody can ask. */
  afterWelcome(task: () => void): void {
    this.#afterWelcome = task;
    if (this.#isWelcomed) task();
  }

  close(reason: CloseReason): void {
    if (!this.#open) return;
    this.#open = false;
    this.#refused(reason);
    this.#reader.close();
    this.#carrier.send(encodeRefused(reason));
    this.#carrier.end(CLOSE_REASONS[reason], reason);
    this.#cancelCut = this.#clock.after(GOODBYE, () => this.#carrier.cut());
  }

  ping(): void {
    this.#carrier.ping();
  }

  /** Gone without a goodbye: nobody is there to hear one. */
  cut(): void {
    this.closed();
    this.#carrier.cut();
  }

  /** The carrier is gone. Idempotent. */
  closed(): void {
    this.#open = false;
    this.#reader.close();
    this.#cancelCut();
  }

  #send(frame: Uint8Array): void {
    this.#carrier.send(frame);
    this.#reader.watch(() => this.#carrier.waiting);
    if (frame[0] !== FRAME.welcome) return;
    this.#isWelcomed = true;
    this.#afterWelcome();
  }
}
