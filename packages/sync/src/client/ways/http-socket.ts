import { DownReader, type DownRecord } from "@ourwords/protocol";
import type { Clock } from "../../ports.ts";
import type { PageFetch } from "./page-fetch.ts";
import { PostQueue } from "./post-queue.ts";
import { type Closing, type LineSocket, LOST, SOCKET_STATE } from "./socket-events.ts";

/** A stream that brings nothing by then is held up on its way: the page asks again and again instead. */
const STREAM_MS = 1_500;
/** Nor does that bring anything. */
const GIVE_UP_MS = 10_000;
/** What was put in line before a good-bye may take this long to go. */
const GOODBYE_MS = 2_000;

const HEADERS = { "content-type": "application/octet-stream" };

/**
 * SV4: the frames of a line by HTTP: streamed down in one long answer, posted up. Where something on the way holds streams
 * back until they end, the page asks for what there is, again and again. Looks like a WebSocket.
 */
export class HttpSocket implements LineSocket {
  readonly OPEN = SOCKET_STATE.open;
  readyState: number = SOCKET_STATE.connecting;
  binaryType = "arraybuffer";
  onopen: LineSocket["onopen"] = null;
  onmessage: LineSocket["onmessage"] = null;
  onclose: LineSocket["onclose"] = null;
  onerror: LineSocket["onerror"] = null;
  readonly #fetch: PageFetch;
  readonly #clock: Clock;
  readonly #posts: PostQueue;
  readonly #path: string;
  readonly #query: string;
  #carrier = "";
  #down = new AbortController();
  readonly #up = new AbortController();
  #cancelWait: () => void = () => {};

  /** `url` as for a WebSocket: `ws://host/sync/note?…`. Connects at once. */
  constructor(url: string, { fetch, clock }: { readonly fetch: PageFetch; readonly clock: Clock }) {
    const [path = "", query = ""] = url.replace(/^ws/, "http").split("?", 2);
    this.#path = path;
    this.#query = query;
    this.#fetch = fetch;
    this.#clock = clock;
    this.#posts = new PostQueue(
      (body) => this.#post(body),
      clock,
      () => this.#lose(),
    );
    this.#cancelWait = clock.after(STREAM_MS, () => this.#askInstead());
    void this.#open("stream");
  }

  get bufferedAmount(): number {
    return this.#posts.waiting;
  }

  send(frame: Uint8Array): void {
    if (this.readyState === SOCKET_STATE.open) this.#posts.put(frame);
  }

  /** What was sent still goes. */
  close(): void {
    if (this.readyState >= SOCKET_STATE.closing) return;
    this.readyState = SOCKET_STATE.closing;
    const cancel = this.#clock.after(GOODBYE_MS, () => this.#lose());
    void this.#posts
      .flushed()
      .then(() => this.#lose())
      .finally(cancel);
  }

  #askInstead(): void {
    this.#down.abort();
    this.#down = new AbortController();
    this.#cancelWait = this.#clock.after(GIVE_UP_MS, () => this.#lose());
    void this.#open("poll");
  }

  async #open(mode: "stream" | "poll"): Promise<void> {
    const down = this.#down;
    const reader = new DownReader();
    let isFirst = true;
    while (down === this.#down && this.readyState < SOCKET_STATE.closed) {
      const url = isFirst ? `${this.#path}/down?${this.#query}&mode=${mode}` : `${this.#path}/more`;
      const body = new TextEncoder().encode(isFirst ? "" : this.#carrier);
      isFirst = false;
      const isWhole = await this.#read(url, body, reader, down);
      // Another has begun meanwhile, and this one was let go of.
      if (down !== this.#down) return;
      if (isWhole && mode === "poll") continue;
      this.#lose();
      return;
    }
  }

  /** Takes in all of an answer. Whether it came to its end. */
  async #read(url: string, body: Uint8Array<ArrayBuffer>, reader: DownReader, down: AbortController): Promise<boolean> {
    try {
      const answer = await this.#fetch(url, { method: "POST", headers: HEADERS, body, signal: down.signal });
      if (!answer.ok || !answer.body) return false;
      const chunks = answer.body.getReader();
      for (;;) {
        const { done, value } = await chunks.read();
        if (down !== this.#down) return false;
        if (done) return true;
        const records = reader.push(value);
        if (!records) return false;
        for (const record of records) this.#take(record);
      }
    } catch {
      return false;
    }
  }

  #take(record: DownRecord): void {
    if (this.readyState === SOCKET_STATE.closed) return;
    switch (record.kind) {
      case "opened":
        this.#cancelWait();
        this.#carrier = record.carrier;
        this.#posts.begin(record.carrier);
        if (this.readyState !== SOCKET_STATE.connecting) return;
        this.readyState = SOCKET_STATE.open;
        this.onopen?.({});
        return;
      case "frame":
        this.onmessage?.({ data: record.frame.slice().buffer });
        return;
      case "ping":
        this.#posts.answerPing();
        return;
      case "closed":
        this.#end({ code: record.code, reason: record.reason });
        return;
    }
  }

  async #post(body: Uint8Array<ArrayBuffer>): Promise<number> {
    const url = `${this.#path}/up`;
    const answer = await this.#fetch(url, { method: "POST", headers: HEADERS, body, signal: this.#up.signal });
    return answer.status;
  }

  #lose(): void {
    this.#end(LOST);
  }

  #end(closing: Closing): void {
    if (this.readyState === SOCKET_STATE.closed) return;
    this.readyState = SOCKET_STATE.closed;
    this.#cancelWait();
    this.#posts.close();
    this.#down.abort();
    this.#up.abort();
    this.onclose?.(closing);
  }
}
