import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { LIMITS } from "@ourwords/protocol";
import { WebSocketServer } from "ws";
import type { Context } from "../http/context.ts";
import { connectPage, sessionOf } from "./connect-page.ts";
import { addressOf } from "./strangers.ts";
import { webSocketCarrier } from "./web-socket-carrier.ts";

const PATH = /^\/sync\/([^/?]+)(?:\?|$)/;

/**
 * `WS /sync/:note`. IN3: another site's page is refused before anything is upgraded, whatever cookie its visitor has.
 * `isProxied`: a proxy on this machine speaks for others.
 */
export function serveUpgrades(server: Server, context: Context, isProxied: boolean): void {
  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: LIMITS.frameBytes,
    // Compressed words leak their lengths and cost memory for each connection.
    perMessageDeflate: false,
    clientTracking: false,
  });
  server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever goes away in the middle of a refusal is simply gone.
    socket.on("error", () => socket.destroy());
    const { url = "", headers } = request;
    const note = PATH.exec(url)?.[1];
    if (!context.origins().all.includes(headers.origin ?? "")) return refuse(socket, 403);
    if (note === undefined) return refuse(socket, 404);
    if (!sessionOf(headers.cookie, context)) {
      const gone = context.strangers.take(addressOf(request, isProxied));
      if (!gone) return refuse(socket, 429);
      socket.once("close", gone);
    }
    upgrader.handleUpgrade(request, socket, head, (ws) =>
      connectPage(webSocketCarrier(ws, socket), { note, url, cookie: headers.cookie, kind: "websocket" }, context),
    );
  });
}

function refuse(socket: Duplex, status: 403 | 404 | 429): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
