import type { Duplex } from "node:stream";
import { WebSocket } from "ws";
import type { Carrier, OpenCarrier } from "./carrier.ts";
import { oneWriteATurn } from "./one-write.ts";

/** Frames by an upgraded connection; `stream` is what `ws` writes to. */
export function webSocketCarrier(ws: WebSocket, stream: Duplex): OpenCarrier {
  return (events) => {
    const gather = oneWriteATurn(stream);
    // A broken or oversized frame: ws closes this connection by itself (1009, 1002), and that is all there is to do.
    ws.on("error", () => {});
    ws.on("message", (data, isBinary) => {
      if (isBinary && data instanceof Buffer) events.frame(data);
      else events.nonsense();
    });
    ws.on("pong", () => events.alive());
    ws.on("close", () => events.closed());
    stream.on("drain", () => events.drained());
    return {
      get waiting() {
        return ws.bufferedAmount;
      },
      send: (frame) => {
        if (ws.readyState !== WebSocket.OPEN) return;
        gather();
        ws.send(frame);
      },
      ping: () => {
        if (ws.readyState === WebSocket.OPEN) ws.ping();
      },
      end: (code, reason) => {
        if (ws.readyState === WebSocket.OPEN) ws.close(code, reason);
      },
      cut: () => ws.terminate(),
    } satisfies Carrier;
  };
}
