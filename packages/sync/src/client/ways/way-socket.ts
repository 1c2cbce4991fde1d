/* oxlint-disable unicorn/prefer-add-event-listener -- reason: a LineSocket has one listener for each event, like what y-websocket uses of a WebSocket */
import type { Clock } from "../../ports.ts";
import type { PageFetch } from "./page-fetch.ts";
import { type LineSocket, LOST, SOCKET_STATE } from "./socket-events.ts";

export type Way = "websocket" | "http";

/** A way by which nothing is heard for so long is taken to be blocked; the server says something at once. */
const SILENT_MS = 2_500;
/** After so long by HTTP the next connection tries a WebSocket again. */
const AGAIN_MS = 10 * 60_000;
/** WebSockets got through before: so often in a row they have to fail until they are taken to be blocked now. */
const PATIENCE = 2;

interface WaysOptions {
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type; the socket itself comes in
  readonly WebSocket: typeof WebSocket;
  readonly fetch: PageFetch;
  readonly clock: Clock;
}

/** SV4: by which way a page's line goes, found out by trying and kept for as long as the page is open. */
export class Ways {
  readonly #options: WaysOptions;
  /** since when HTTP is known to get through where WebSockets don't */
  #httpSince: number | undefined;
  #isWebSocketProven = false;
  #failed = 0;

  constructor(options: WaysOptions) {
    this.#options = options;
  }

  /** A class that looks like the browser's WebSocket and takes whichever way gets through. */
  // oxlint-disable-next-line no-restricted-globals -- reason: only the type
  get socketClass(): typeof WebSocket {
    return boundTo(this, this.#options);
  }

  /** What the next connection tries, in this order. */
  plan(): readonly Way[] {
    const since = this.#httpSince;
    if (since !== undefined && this.#options.clock.now() - since < AGAIN_MS) return ["http"];
    const isDoubtful = !this.#isWebSocketProven || this.#failed >= PATIENCE;
    return isDoubtful ? ["websocket", "http"] : ["websocket"];
  }

  /** Something was heard. */
  worked(way: Way): void {
    this.#failed = 0;
    if (way === "websocket") {
      this.#isWebSocketProven = true;
      this.#httpSince = undefined;
    } else this.#httpSince ??= this.#options.clock.now();
  }

  /** Nothing was heard. */
  failed(way: Way): void {
    // Nobody is there at all, it seems: what is known of the ways may be another when somebody is again.
    if (way === "http") this.#httpSince = undefined;
    else this.#failed++;
  }
}

// oxlint-disable-next-line no-restricted-globals -- reason: only the type
function boundTo(ways: Ways, options: WaysOptions): typeof WebSocket {
  class Bound extends WaySocket {
    constructor(url: string | URL) {
      super(String(url), ways, options);
    }
  }
  // reason: a line uses no more of a WebSocket than LineSocket has
  return Bound as unknown as typeof options.WebSocket;
}

/** One connection: tries the ways in turn, and is open as soon as something is heard. */
class WaySocket implements LineSocket {
  readonly OPEN = SOCKET_STATE.open;
  readyState: number = SOCKET_STATE.connecting;
  binaryType = "arraybuffer";
  onopen: LineSocket["onopen"] = null;
  onmessage: LineSocket["onmessage"] = null;
  onclose: LineSocket["onclose"] = null;
  onerror: LineSocket["onerror"] = null;
  readonly #url: string;
  readonly #ways: Ways;
  readonly #options: WaysOptions;
  #inner: LineSocket | undefined;
  #cancel: () => void = () => {};

  constructor(url: string, ways: Ways, options: WaysOptions) {
    this.#url = url;
    this.#ways = ways;
    this.#options = options;
    this.#try(ways.plan());
  }

  get bufferedAmount(): number {
    return this.#inner?.bufferedAmount ?? 0;
  }

  send(frame: Uint8Array): void {
    this.#inner?.send(frame);
  }

  close(): void {
    this.#cancel();
    this.readyState = SOCKET_STATE.closed;
    const inner = this.#letGo();
    inner?.close();
  }

  #try([way, ...others]: readonly Way[]): void {
    if (way === undefined) {
      this.readyState = SOCKET_STATE.closed;
      this.onclose?.(LOST);
      return;
    }
    if (way === "http") {
      void this.#openHttp(others);
      return;
    }
    const { WebSocket } = this.#options;
    // reason: a browser's WebSocket has all of a LineSocket, with more in its events
    this.#listen(new WebSocket(this.#url) as LineSocket, way, others);
  }

  /** Most pages never need it, so it is loaded when one does. */
  async #openHttp(others: readonly Way[]): Promise<void> {
    const loaded = await import("./http-socket.ts").catch(() => undefined);
    if (this.readyState !== SOCKET_STATE.connecting) return;
    if (loaded) this.#listen(new loaded.HttpSocket(this.#url, this.#options), "http", others);
    else this.#try(others);
  }

  #listen(inner: LineSocket, way: Way, others: readonly Way[]): void {
    const { clock } = this.#options;
    this.#inner = inner;
    inner.binaryType = "arraybuffer";
    const next = (): void => {
      this.#cancel();
      this.#letGo()?.close();
      this.#ways.failed(way);
      this.#try(others);
    };
    const heard = (): void => {
      if (this.readyState !== SOCKET_STATE.connecting) return;
      this.#cancel();
      this.#ways.worked(way);
      this.readyState = SOCKET_STATE.open;
      this.onopen?.({});
    };
    inner.onopen = () => {
      // Some networks let a WebSocket open and nothing through it.
      if (way === "http") heard();
    };
    inner.onmessage = (event) => {
      heard();
      this.onmessage?.(event);
    };
    inner.onerror = (event) => {
      if (this.readyState === SOCKET_STATE.open) this.onerror?.(event);
    };
    inner.onclose = (closing) => {
      if (this.readyState === SOCKET_STATE.connecting) return next();
      this.readyState = SOCKET_STATE.closed;
      this.onclose?.(closing);
    };
    if (others.length > 0) this.#cancel = clock.after(SILENT_MS, next);
  }

  /** Nothing of it is heard any more. */
  #letGo(): LineSocket | undefined {
    const inner = this.#inner;
    this.#inner = undefined;
    if (!inner) return undefined;
    inner.onopen = null;
    inner.onmessage = null;
    inner.onclose = null;
    // A socket that never opened says so when it is closed, and nobody may be missing then.
    inner.onerror = () => {};
    return inner;
  }
}
