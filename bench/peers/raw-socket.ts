import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export interface SocketEvents {
  readonly open: () => void;
  /** `at`: when its bytes came, in ms of `performance.now()` */
  readonly message: (body: Uint8Array, at: number) => void;
  readonly close: () => void;
}

/** As little of a WebSocket as a load generator needs, so that it is not what is measured. Masks with 0: the server's work is the same. */
export class RawSocket {
  readonly #socket: Socket;
  readonly #events: SocketEvents;
  #isOpen = false;
  #rest: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  isClosed = false;

  constructor(address: string, headers: Readonly<Record<string, string>>, events: SocketEvents) {
    const { hostname, port, host, pathname, search } = new URL(address);
    this.#events = events;
    this.#socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.#socket.on("connect", () => {
      const asked = {
        Host: host,
        Upgrade: "websocket",
        Connection: "Upgrade",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
        "Sec-WebSocket-Version": "13",
        ...headers,
      };
      const lines = Object.entries(asked).map(([name, value]) => `${name}: ${value}\r\n`);
      this.#socket.write(`GET ${pathname}${search} HTTP/1.1\r\n${lines.join("")}\r\n`);
    });
    this.#socket.on("data", (data: Buffer) => this.#take(data));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => {
      this.isClosed = true;
      events.close();
    });
  }

  send(body: Uint8Array): void {
    this.#write(body, 2);
  }

  close(): void {
    this.#socket.end();
    this.#socket.destroy();
  }

  #write(body: Uint8Array, kind: number): void {
    const { length } = body;
    const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    const frame = Buffer.alloc(head + 4 + length);
    frame[0] = 128 | kind;
    frame[1] = 128 | (head === 2 ? length : head === 4 ? 126 : 127);
    if (head === 4) frame.writeUInt16BE(length, 2);
    if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
    frame.set(body, head + 4);
    if (!this.isClosed) this.#socket.write(frame);
  }

  #take(data: Buffer): void {
    const at = performance.now();
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, data]) : data;
    if (!this.#isOpen) {
      const end = bytes.indexOf("\r\n\r\n");
      this.#rest = bytes;
      if (end < 0) return;
      if (!bytes.toString("latin1", 0, end).startsWith("HTTP/1.1 101")) return this.close();
      this.#isOpen = true;
      bytes = bytes.subarray(end + 4);
      this.#events.open();
    }
    this.#rest = bytes.subarray(this.#frames(bytes, at));
  }

  /** Reads whole frames; answers how many bytes they were. */
  #frames(bytes: Buffer, at: number): number {
    let from = 0;
    while (bytes.length - from >= 2) {
      const first = bytes[from] ?? 0;
      let length = (bytes[from + 1] ?? 0) & 127;
      const head = length === 127 ? 10 : length === 126 ? 4 : 2;
      if (bytes.length - from < head) break;
      if (head === 4) length = bytes.readUInt16BE(from + 2);
      if (head === 10) length = Number(bytes.readBigUInt64BE(from + 2));
      if (bytes.length - from < head + length) break;
      this.#frame(first, bytes.subarray(from + head, from + head + length), at);
      from += head + length;
    }
    return from;
  }

  #frame(first: number, body: Buffer, at: number): void {
    const kind = first & 15;
    if (kind === 9) return this.#write(body, 10);
    if (kind === 8) return this.close();
    if (kind > 2) return;
    this.#parts.push(body);
    if ((first & 128) === 0) return;
    const [only, ...more] = this.#parts.splice(0);
    if (only) this.#events.message(more.length === 0 ? only : Buffer.concat([only, ...more]), at);
  }
}
