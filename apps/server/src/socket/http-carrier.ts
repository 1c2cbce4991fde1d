import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { encodeDownRecord, LIMITS, type Posted } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import type { Carrier, CarrierEvents } from "./carrier.ts";

/** One long answer, or one for each time the page asks: where something on the way holds streams back. */
export type CarrierMode = "stream" | "poll";

/** A page that asks again and again does so at once. One that doesn't is gone. */
const ASKS_WITHIN_MS = 10_000;
/** A question is held open until there is something to say, but no longer than proxies bear. */
const HELD_MS = 15_000;

/** SV4: frames by HTTP. What is posted is heard once and in order; what is said is said once and in order, or it is over. */
export class HttpCarrier implements Carrier {
  /** by which the page's posts are known, together with its session */
  readonly id = randomBytes(16).toString("base64url");
  readonly session: string | undefined;
  readonly #mode: CarrierMode;
  readonly #clock: Clock;
  readonly #events: CarrierEvents;
  #answer: ServerResponse | undefined;
  /** records that wait for an answer to go by */
  #queue: Uint8Array[] = [];
  #queued = 0;
  #posts = 0;
  #isFlushing = false;
  #isEnding = false;
  #isOver = false;
  #cancel: () => void = () => {};

  /** `session` is whose browser it is; nothing else may post to it or ask of it. */
  constructor(mode: CarrierMode, session: string | undefined, clock: Clock, events: CarrierEvents) {
    this.#mode = mode;
    this.session = session;
    this.#clock = clock;
    this.#events = events;
    this.#put(encodeDownRecord({ kind: "opened", carrier: this.id }));
  }

  get waiting(): number {
    return this.#queued + (this.#answer?.writableLength ?? 0);
  }

  /** Says what there is by this answer, whose head is written. The page is there, if it asks. */
  answerBy(answer: ServerResponse): void {
    this.#events.alive();
    this.#cancel();
    // It asks anew although it has one open: that one is lost.
    this.#answer?.destroy();
    this.#answer = answer;
    answer.on("close", () => this.#answered(answer));
    answer.on("error", () => {});
    if (this.#mode === "stream") answer.on("drain", () => this.#events.drained());
    else this.#cancel = this.#clock.after(HELD_MS, () => answer.end());
    this.#flushSoon();
  }

  /** Hears a post. `gap`: one before it never came. */
  take({ n, frames }: Posted): "ok" | "gap" {
    // It came already, and the page could not know.
    if (n <= this.#posts) return "ok";
    if (n > this.#posts + 1) return "gap";
    this.#posts = n;
    this.#events.alive();
    for (const frame of frames) {
      if (this.#isOver || this.#isEnding) break;
      if (frame.length > LIMITS.frameBytes) this.end(1009, "");
      else this.#events.frame(frame);
    }
    return "ok";
  }

  send(frame: Uint8Array): void {
    if (!this.#isEnding) this.#put(encodeDownRecord({ kind: "frame", frame }));
  }

  ping(): void {
    if (!this.#isEnding) this.#put(encodeDownRecord({ kind: "ping" }));
  }

  end(code: number, reason: string): void {
    if (this.#isEnding) return;
    this.#put(encodeDownRecord({ kind: "closed", code, reason }));
    this.#isEnding = true;
  }

  cut(): void {
    this.#answer?.destroy();
    this.#over();
  }

  #put(record: Uint8Array): void {
    if (this.#isOver) return;
    this.#queue.push(record);
    this.#queued += record.length;
    this.#flushSoon();
  }

  /** All that is said in one turn is one write. */
  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    process.nextTick(() => {
      this.#isFlushing = false;
      this.#flush();
    });
  }

  #flush(): void {
    const answer = this.#answer;
    if (!answer || this.#queue.length === 0 || answer.writableEnded) return;
    answer.cork();
    for (const record of this.#queue) answer.write(record);
    answer.uncork();
    this.#queue = [];
    this.#queued = 0;
    if (this.#mode === "poll" || this.#isEnding) answer.end();
  }

  #answered(answer: ServerResponse): void {
    if (answer !== this.#answer) return;
    this.#answer = undefined;
    this.#cancel();
    if (this.#mode === "stream" || !answer.writableFinished || (this.#isEnding && this.#queue.length === 0))
      return this.#over();
    this.#cancel = this.#clock.after(ASKS_WITHIN_MS, () => this.#over());
    if (this.#queue.length === 0) this.#events.drained();
  }

  #over(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancel();
    this.#queue = [];
    this.#queued = 0;
    this.#events.closed();
  }
}
