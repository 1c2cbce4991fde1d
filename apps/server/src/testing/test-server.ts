import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Clock } from "@ourwords/sync";
import { pino } from "pino";
import { systemClock } from "../clock.ts";
import { Visitor } from "../demo/visitor.ts";
import { type RunningServer, startServer } from "../start-server.ts";

/** Time that a test can move on. Timers run by the machine's own. */
export interface TestClock extends Clock {
  forward(ms: number): void;
}

export interface TestServer {
  readonly server: RunningServer;
  readonly clock: TestClock;
  readonly dataDir: string;
  /** all that was logged */
  readonly logged: readonly string[];
  /** a new browser on the first of the server's addresses */
  readonly visitor: () => Visitor;
  /** Ends the server and starts another at the same place. */
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A real server on a free port, with a folder of its own and a web app of two files. */
export async function startTestServer(
  options: {
    readonly publicUrl?: string;
    readonly leaveTo?: string;
    readonly chromium?: string;
    readonly metricsToken?: string;
  } = {},
): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), "ourwords-server-"));
  const webDir = join(folder, "dist");
  mkdirSync(join(webDir, "assets"), { recursive: true });
  writeFileSync(join(webDir, "index.html"), "<!doctype html><title>Notes</title>");
  writeFileSync(join(webDir, "assets/main-abc123.js"), "export {};");
  const dataDir = join(folder, "data");
  const logged: string[] = [];
  const clock = createTestClock();
  const random = () => randomBytes(4).readUInt32BE() / 2 ** 32;
  const log = pino({ level: "info" }, { write: (line) => logged.push(line) });
  const start = (port: number) =>
    startServer(
      {
        port,
        host: "localhost",
        dataDir,
        key: { kind: "folder" },
        publicUrl: options.publicUrl,
        leaveTo: options.leaveTo,
        webDir,
        chromium: options.chromium,
        metricsToken: options.metricsToken,
      },
      { clock, random, log },
    );
  let server = await start(0);
  return {
    get server() {
      return server;
    },
    clock,
    dataDir,
    logged,
    visitor: () => new Visitor({ local: server.local, origin: server.origin }),
    restart: async () => {
      await server.close();
      server = await start(Number(new URL(server.local).port));
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function createTestClock(): TestClock {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    elapsed: () => performance.now() + offset,
    after: (ms, task) => systemClock.after(ms, task),
    forward: (ms) => {
      offset += ms;
    },
  };
}
