import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const ROOT = join(import.meta.dirname, "../..");

/** A real server in a process of its own, on a folder of its own, that can be killed and started again. */
export class Server {
  readonly port: number;
  readonly #folder = mkdtempSync(join(tmpdir(), "ourwords-e2e-"));
  readonly #settings: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  /** the one-time link that the last start printed */
  link = "";
  /** told whenever it listens again */
  onStart: () => void = () => {};

  private constructor(port: number, settings: Readonly<Record<string, string>>) {
    this.port = port;
    this.#settings = settings;
  }

  static async start(settings: Readonly<Record<string, string>> = {}): Promise<Server> {
    const server = new Server(await freePort(), settings);
    await server.start();
    return server;
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    // Given, so that no server has to say that it made one.
    const key = { MASTER_KEY: Buffer.alloc(32, 7).toString("base64") };
    const env = { ...process.env, ...key, ...this.#settings, PORT: String(this.port), DATA_DIR: this.#folder };
    const main = join(ROOT, "apps/server/src/main.ts");
    const child = spawn(process.execPath, [main], { cwd: ROOT, env, stdio: ["ignore", "pipe", "inherit"] });
    this.#process = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const link = /http\S+/.exec(line)?.[0];
      if (!link) continue;
      this.link = link;
      this.onStart();
      return;
    }
    throw new Error("the server ended before it was ready");
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  async kill(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }

  async close(): Promise<void> {
    await this.kill("SIGTERM");
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "localhost");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (typeof address !== "object" || !address) throw new Error("no port is free");
  return address.port;
}
