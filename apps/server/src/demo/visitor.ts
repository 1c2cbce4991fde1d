import { randomBytes } from "node:crypto";
import { isPageId, type NoteId, type ParticipantId } from "@ourwords/protocol";
import type { Clock } from "@ourwords/sync";
import { connectNote, type NoteConnection, type PageFetch } from "@ourwords/sync/client";
import { WebSocket } from "ws";

/** Where a server is reached, and as which page of it (`Origin`). */
export interface Address {
  readonly local: string;
  readonly origin: string;
}

/** How a page reaches the server. */
export interface VisitorWays {
  /** through something that stands before it */
  readonly local?: string;
  /** also by HTTP (SV4) */
  readonly fetch?: PageFetch;
}

/** A browser without a screen: keeps its cookies, says where it comes from, and opens notes as pages do. */
export class Visitor {
  readonly #address: Address;
  readonly #cookies = new Map<string, string>();

  constructor(address: Address) {
    this.#address = address;
  }

  async request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(this.#address.local + path, {
      method,
      redirect: "manual",
      headers: {
        origin: this.#address.origin,
        ...(this.#cookies.size === 0 ? {} : { cookie: this.#cookie }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const set of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === "") this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }

  /** @throws when the answer isn't a good one; with its status, never with what was sent */
  async post(path: string, body?: unknown): Promise<unknown> {
    const response = await this.request("POST", path, body);
    if (!response.ok) throw new Error(`POST ${path} was answered ${response.status}`);
    return response.json();
  }

  get #cookie(): string {
    return [...this.#cookies].map((pair) => pair.join("=")).join("; ");
  }

  /** A raw connection to a path, as a page would make it. */
  socket(path: string, headers: { readonly origin?: string } = {}): WebSocket {
    return new WebSocket(this.#address.local.replace(/^http/, "ws") + path, {
      origin: headers.origin ?? this.#address.origin,
      headers: { cookie: this.#cookie },
    });
  }

  /** Posts bytes as they are. */
  send(path: string, body: Uint8Array, headers: Readonly<Record<string, string>>): Promise<Response> {
    const own = { origin: this.#address.origin, cookie: this.#cookie };
    return fetch(this.#address.local + path, { method: "POST", headers: { ...own, ...headers }, body: body.slice() });
  }

  /** `fetch` as this browser's pages have it (SV4). */
  get fetch(): PageFetch {
    return (url, { headers, ...request }) =>
      fetch(url, { ...request, headers: { ...headers, origin: this.#address.origin, cookie: this.#cookie } });
  }

  /** `ways`: other than by a WebSocket to where the server is. */
  open(note: NoteId, as: ParticipantId, clock: Clock, ways: VisitorWays = {}): NoteConnection {
    const page = randomBytes(16).toString("base64url");
    if (!isPageId(page)) throw new Error("16 bytes make a page id");
    const url = (ways.local ?? this.#address.local).replace(/^http/, "ws");
    const other = ways.fetch ? { fetch: ways.fetch } : {};
    return connectNote({ url, note, as, page, WebSocket: this.#socketClass(), clock, ...other });
  }

  #socketClass(): typeof globalThis.WebSocket {
    const options = { origin: this.#address.origin, headers: { cookie: this.#cookie } };
    class PageWebSocket extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols, options);
      }
    }
    // reason: ws has all of the browser's WebSocket that y-websocket uses, but its types don't say so.
    return PageWebSocket as unknown as typeof globalThis.WebSocket;
  }
}
