import { type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { LIMITS } from "@ourwords/protocol";
import { WebSocketServer } from "ws";
import type { Context } from "../http/context.ts";
import { connectPage } from "./connect-page.ts";

const PATH = /^\/sync\/([^/?]+)(?:\?|$)/;

/** `WS /sync/:note`. IN3: another site's page is refused before anything is upgraded, whatever cookie its visitor has. */
export function serveUpgrades(server: Server, context: Context): void {
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
    const note = PATH.exec(request.url ?? "")?.[1];
    if (!context.origins().all.includes(request.headers.origin ?? "")) refuse(socket, 403);
    else if (note === undefined) refuse(socket, 404);
    else upgrader.handleUpgrade(request, socket, head, (ws) => connectPage(ws, request, note, context));
  });
}

function refuse(socket: Duplex, status: 403 | 404): void {
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
