import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** Stands in front of a server and keeps the first line of each request: what a proxy's log would have. */
export interface RecordingProxy {
  readonly origin: string;
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
}

export async function recordingProxy(target: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(target);
  const heard: Buffer[][] = [];
  const sockets = new Set<Socket>();
  const server = createServer((from) => {
    const to = connect(Number(port), hostname);
    const kept: Buffer[] = [];
    heard.push(kept);
    from.on("data", (chunk: Buffer) => kept.push(chunk));
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(socket);
      socket.pipe(other);
      socket.on("error", () => other.destroy());
      socket.on("close", () => other.destroy());
    }
  });
  server.listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("a proxy has a port");
  return {
    origin: `http://localhost:${address.port}`,
    requests: () =>
      heard.flatMap(
        (kept) =>
          Buffer.concat(kept)
            .toString("latin1")
            .match(/\b[A-Z]+ \/\S* HTTP\/1\.1/g) ?? [],
      ),
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
