import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";
import type { Random } from "../random.ts";

/** How bad a network is. TCP drops nothing for good: a packet that is lost comes later, and everything after it with it. */
export interface Roughness {
  /** each piece is held up for up to so long */
  readonly jitterMs: number;
  /** so many of a hundred pieces are lost, and sent again after `againMs` */
  readonly lostOf100: number;
  readonly againMs: number;
  /** so many of a thousand pieces end the connection */
  readonly brokenOf1000: number;
}

/** A real network of a bad kind, between pages and a server. */
export class RoughNetwork {
  readonly #server: Server;
  readonly #random: Random;
  readonly #target: number;
  readonly #sockets = new Set<Socket>();
  #roughness: Roughness;
  #isCut = false;
  readonly figures = { lost: 0, broken: 0, cuts: 0 };

  private constructor(target: number, roughness: Roughness, random: Random) {
    this.#target = target;
    this.#roughness = roughness;
    this.#random = random;
    this.#server = createServer((near) => this.#carry(near));
  }

  static async start(target: number, roughness: Roughness, random: Random): Promise<RoughNetwork> {
    const network = new RoughNetwork(target, roughness, random);
    network.#server.listen(0, "localhost");
    await once(network.#server, "listening");
    return network;
  }

  get local(): string {
    const address = this.#server.address();
    return `http://localhost:${typeof address === "object" ? address?.port : 0}`;
  }

  /** Nothing gets through until `mend`. */
  cut(): void {
    this.#isCut = true;
    this.figures.cuts++;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isCut = false;
  }

  /** From here on it is a good one. */
  heal(): void {
    this.mend();
    this.#roughness = { jitterMs: 0, lostOf100: 0, againMs: 0, brokenOf1000: 0 };
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
    await once(this.#server, "close");
  }

  #carry(near: Socket): void {
    near.on("error", () => {});
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const far = connect(this.#target, "localhost");
    far.on("error", () => {});
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#sockets.add(from);
      from.on("close", () => {
        this.#sockets.delete(from);
        to.destroy();
      });
      this.#pipe(from, to);
    }
  }

  /** Piece by piece, in order, each at its time. */
  #pipe(from: Socket, to: Socket): void {
    const line: { readonly piece: Buffer; readonly due: number }[] = [];
    let isWaiting = false;
    // One timer at a time: two that are due in the same moment may come in any order.
    const next = (): void => {
      const [first] = line;
      isWaiting = first !== undefined;
      if (!first) return;
      const deliver = (): void => {
        line.shift();
        if (to.writable) to.write(first.piece);
        next();
      };
      setTimeout(deliver, Math.max(0, first.due - performance.now()));
    };
    from.on("data", (piece: Buffer) => {
      const { jitterMs, lostOf100, againMs, brokenOf1000 } = this.#roughness;
      if (this.#random.below(1_000) < brokenOf1000) {
        this.figures.broken++;
        from.destroy();
        return;
      }
      const isLost = this.#random.below(100) < lostOf100;
      if (isLost) this.figures.lost++;
      const due = performance.now() + this.#random.below(jitterMs + 1) + (isLost ? againMs : 0);
      line.push({ piece, due });
      if (!isWaiting) next();
    });
  }
}
