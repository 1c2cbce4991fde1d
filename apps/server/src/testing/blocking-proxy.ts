import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import type { Duplex } from "node:stream";

/** What a network may do to pages. */
export interface Blocking {
  /** what becomes of an upgrade: refused, never answered, opened without anything getting through, or let through */
  readonly upgrades: "refused" | "unanswered" | "mute" | "through";
  /** what becomes of answers: passed on as they come, gathered for a while, or held until they are whole */
  readonly answers: "through" | "gathered" | "held";
}

/** Answers are gathered for so long. */
const GATHER_MS = 400;

/** A real proxy, between browsers and a server, on a port of its own. */
export class BlockingProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #blocking: Blocking;
  #target = 0;
  #isCut = false;
  #losesEvery = 0;
  /** how many upgrades were asked for, and how many other requests to /sync */
  readonly seen = { upgrades: 0, posts: 0 };

  private constructor(blocking: Blocking) {
    this.#blocking = blocking;
    this.#server = createServer((asked, answer) => this.#pass(asked, answer));
    this.#server.on("connection", (socket) => {
      this.#sockets.add(socket);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.on("error", () => {});
      if (this.#isCut) socket.destroy();
    });
    this.#server.on("upgrade", (asked, socket, head) => this.#upgrade(asked, socket, head));
  }

  static async start(blocking: Blocking): Promise<BlockingProxy> {
    const proxy = new BlockingProxy(blocking);
    proxy.#server.listen(0, "localhost");
    await once(proxy.#server, "listening");
    return proxy;
  }

  get origin(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === "object" ? address?.port : 0}`;
  }

  /** The port on this machine that it stands before. */
  to(port: number): void {
    this.#target = port;
  }

  /** From here on it treats pages so. */
  block(blocking: Blocking): void {
    this.#blocking = blocking;
  }

  /** Of so many posts one's answer is lost, although the server has heard it. */
  loseAnswers(every: number): void {
    this.#losesEvery = every;
  }

  /** Breaks every connection, and every new one, until `mend`. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #pass(asked: IncomingMessage, answer: ServerResponse): void {
    if (asked.url?.startsWith("/sync")) this.seen.posts++;
    const { method, url: path, headers } = asked;
    const onward = request({ host: "localhost", port: this.#target, method, path, headers });
    answer.on("close", () => onward.destroy());
    onward.on("error", () => answer.destroy());
    asked.on("error", () => onward.destroy());
    asked.pipe(onward);
    onward.on("response", (got) => {
      got.on("error", () => answer.destroy());
      if (asked.url?.endsWith("/up") && this.#losesEvery > 0 && this.seen.posts % this.#losesEvery === 0) {
        answer.destroy();
        return;
      }
      const { answers } = this.#blocking;
      const head = (): unknown => answer.headersSent || answer.writeHead(got.statusCode ?? 502, got.headers);
      if (answers === "through") {
        head();
        answer.flushHeaders();
        got.pipe(answer);
        return;
      }
      const parts: Buffer[] = [];
      const flush = (): void => {
        head();
        for (const part of parts.splice(0)) answer.write(part);
      };
      const gathering = answers === "gathered" ? setInterval(() => parts.length > 0 && flush(), GATHER_MS) : undefined;
      got.on("data", (part: Buffer) => parts.push(part));
      got.on("end", () => {
        flush();
        answer.end();
      });
      answer.on("close", () => clearInterval(gathering));
    });
  }

  #upgrade(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.seen.upgrades++;
    const { upgrades } = this.#blocking;
    socket.on("error", () => socket.destroy());
    if (upgrades === "unanswered") return;
    if (upgrades === "refused") {
      socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const onward = connect(this.#target, "localhost", () => {
      const { rawHeaders } = asked;
      const lines = rawHeaders.flatMap((name, index) => (index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1]}`] : []));
      onward.write(`GET ${asked.url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
      onward.write(head);
      socket.pipe(onward);
    });
    let isFirst = true;
    onward.on("data", (part: Buffer) => {
      const end = part.indexOf("\r\n\r\n") + 4;
      // The head of the answer gets through, and not one frame.
      if (upgrades === "through") socket.write(part);
      else if (isFirst) socket.write(part.subarray(0, end));
      isFirst = false;
    });
    onward.on("error", () => socket.destroy());
    onward.on("close", () => socket.destroy());
    socket.on("close", () => onward.destroy());
  }
}
