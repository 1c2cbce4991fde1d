import { once } from "node:events";
import { schemaHash } from "@ourwords/note";
import {
  type CloseReason,
  decodeLobby,
  decodeRefused,
  decodeWelcome,
  FRAME,
  type Handshake,
  handshakeParams,
  isPageId,
  PROTOCOL_VERSION,
  type Waiting,
  type Welcome,
} from "@ourwords/protocol";
import type { WebSocket } from "ws";
import type { Member } from "./people.ts";

/** How a connection ended. `status`: it never was one. */
export type Ending =
  | { readonly code: number; readonly reason: CloseReason | undefined }
  | { readonly status: number | undefined };

/** A page at the level of frames. */
export interface RawPage {
  readonly ws: WebSocket;
  /** @throws when it was closed instead */
  readonly welcome: Promise<Welcome>;
  readonly ended: Promise<Ending>;
  /** Who waits whom this page may let in, as soon as it is told of that many. */
  readonly lobby: (count: number) => Promise<readonly Waiting[]>;
}

export function pathTo(note: string, handshake: Partial<Record<keyof Handshake | "with", string>> = {}): string {
  const page = "P".repeat(22);
  if (!isPageId(page)) throw new Error("22 letters make a page id");
  const params = handshakeParams({ protocol: PROTOCOL_VERSION, schema: schemaHash, page, as: undefined, sharing: [] });
  return `/sync/${note}?${new URLSearchParams({ ...params, ...handshake })}`;
}

export function openRaw(
  { visitor, note, as }: Pick<Member, "visitor" | "note"> & { readonly as?: string },
  options: { readonly path?: string; readonly origin?: string } = {},
): RawPage {
  const path = options.path ?? pathTo(note, as === undefined ? {} : { as });
  const ws = visitor.socket(path, options.origin === undefined ? {} : { origin: options.origin });
  const frames: Uint8Array[] = [];
  const welcomed = Promise.withResolvers<Welcome>();
  ws.on("message", (data) => {
    if (!(data instanceof Buffer)) return;
    frames.push(data);
    const welcome = data[0] === FRAME.welcome ? decodeWelcome(data) : undefined;
    if (welcome) welcomed.resolve(welcome);
  });
  const ended = endOf(ws, frames);
  void ended.then(() => welcomed.reject(new Error("closed before its welcome")));
  // Most pages in these tests are never welcomed, and say so by how they end.
  welcomed.promise.catch(() => {});
  const lobby = async (count: number): Promise<readonly Waiting[]> => {
    for (;;) {
      const last = frames.findLast((frame) => frame[0] === FRAME.lobby);
      const waiting = (last && decodeLobby(last)) ?? [];
      if (waiting.length === count) return waiting;
      await once(ws, "message");
    }
  };
  return { ws, welcome: welcomed.promise, ended, lobby };
}

async function endOf(ws: WebSocket, frames: readonly Uint8Array[]): Promise<Ending> {
  const refused = Promise.withResolvers<number | undefined>();
  ws.on("unexpected-response", (_request, response) => refused.resolve(response.statusCode));
  ws.on("error", () => {});
  const status = await Promise.race([refused.promise, once(ws, "close")]);
  if (!Array.isArray(status)) return { status };
  const [last] = frames.slice(-1);
  return { code: Number(status[0]), reason: last && decodeRefused(last) };
}
