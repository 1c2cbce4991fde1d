import type { IncomingMessage } from "node:http";
import { LIMITS } from "@ourwords/protocol";

/** Connections of nobody who is signed in, by address: each is told so and closed, and a few at a time are enough for that. */
export class Strangers {
  readonly #open = new Map<string, number>();

  /** One more from there; `undefined` when there are too many. What comes back is called when it is gone. */
  take(address: string): (() => void) | undefined {
    const open = this.#open.get(address) ?? 0;
    if (open >= LIMITS.strangers) return undefined;
    this.#open.set(address, open + 1);
    return () => {
      const left = (this.#open.get(address) ?? 1) - 1;
      if (left > 0) this.#open.set(address, left);
      else this.#open.delete(address);
    };
  }
}

/** Where a request comes from. A proxy on this machine may say who it speaks for (`isProxied`); nobody else is believed. */
export function addressOf({ socket, headers }: IncomingMessage, isProxied: boolean): string {
  const near = socket.remoteAddress ?? "";
  const isLocal = /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(near);
  if (!isProxied || !isLocal) return near;
  const said = [headers["x-forwarded-for"] ?? []].flat().join().split(",").at(-1)?.trim();
  return said || near;
}
