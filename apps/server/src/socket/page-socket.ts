import { CLOSE_REASONS, type CloseReason, encodeRefused, FRAME } from "@ourwords/protocol";
import type { Clock, RoomSocket } from "@ourwords/sync";
import { WebSocket } from "ws";

/** Bytes that may wait for a slow reader: the biggest note (5 MiB) and what follows it. Beyond that the page is behind for good. */
const MAX_WAITING = 8 * 1024 * 1024;

/** A page that doesn't answer a close by then is cut off. Nothing passes either way meanwhile. */
const GOODBYE = 2_000;

/** One page's connection as the rooms see it. Once closed, it neither sends nor listens. */
export class PageSocket implements RoomSocket {
  readonly #ws: WebSocket;
  readonly #clock: Clock;
  #open = true;
  #isWelcomed = false;
  #afterWelcome: () => void = () => {};

  constructor(ws: WebSocket, clock: Clock) {
    this.#ws = ws;
    this.#clock = clock;
    ws.once("close", () => (this.#open = false));
  }

  get open(): boolean {
    return this.#open;
  }

  send(frame: Uint8Array): void {
    if (!this.#open || this.#ws.readyState !== WebSocket.OPEN) return;
    if (this.#ws.bufferedAmount > MAX_WAITING) this.close("too-slow");
    else this.#ws.send(frame);
    if (frame[0] !== FRAME.welcome) return;
    this.#isWelcomed = true;
    this.#afterWelcome();
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
    if (this.#ws.readyState === WebSocket.OPEN) {
      this.#ws.send(encodeRefused(reason));
      this.#ws.close(CLOSE_REASONS[reason], reason);
    }
    const cancel = this.#clock.after(GOODBYE, () => this.#ws.terminate());
    this.#ws.once("close", cancel);
  }

  ping(): void {
    if (this.#ws.readyState === WebSocket.OPEN) this.#ws.ping();
  }

  /** Gone without a goodbye: nobody is there to hear one. */
  cut(): void {
    this.#open = false;
    this.#ws.terminate();
  }
}
