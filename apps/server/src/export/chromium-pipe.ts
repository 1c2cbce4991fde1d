import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";

const FLAGS = [
  "--headless",
  "--remote-debugging-pipe",
  "--disable-gpu",
  "--disable-extensions",
  "--disable-background-networking",
  "--disable-sync",
  "--disable-breakpad",
  "--disable-crash-reporter",
  "--no-first-run",
  "--no-default-browser-check",
  "--no-pings",
  // The one page there is is the one asked for.
  "--no-startup-window",
  // It has nothing to ask anybody.
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--font-render-hinting=none",
];

/**
 * A browser that is spoken to over two pipes (its DevTools protocol, each message ended by a zero), so that it has no port
 * that others on this machine could reach, and no file with what it is given.
 */
export class ChromiumPipe {
  readonly #child: ChildProcess;
  readonly #profile: string;
  readonly #in: Writable;
  readonly #waiting = new Map<number, { done: (result: Reply) => void; failed: (error: Error) => void }>();
  #last = 0;
  #closed: Promise<void> | undefined;

  private constructor(child: ChildProcess, profile: string, input: Writable, output: Readable) {
    this.#child = child;
    this.#profile = profile;
    this.#in = input;
    const end = () => this.#fail(new Error("the browser ended"));
    child.once("error", end);
    child.once("exit", end);
    input.on("error", end);
    // A PDF is one message of megabytes, in hundreds of chunks: they are put together once.
    let rest: Buffer[] = [];
    output.on("data", (chunk: Buffer) => {
      let from = 0;
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        this.#hear(Buffer.concat([...rest, chunk.subarray(from, end)]).toString());
        rest = [];
        from = end + 1;
      }
      rest.push(chunk.subarray(from));
    });
  }

  static async start(path: string): Promise<ChromiumPipe> {
    const profile = await mkdtemp(join(tmpdir(), `ourwords-print-${process.pid}-`));
    // As root it can't make its sandbox. What it is given has no scripts and reaches nothing either way.
    const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const child = spawn(path, [...FLAGS, ...asRoot, `--user-data-dir=${profile}`], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
      // A group of its own: its helpers end with it.
      detached: true,
    });
    const [, , , input, output] = child.stdio;
    if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error("a child without pipes");
    return new ChromiumPipe(child, profile, input, output);
  }

  /** @throws when it refuses, or ends before it answers */
  send(method: string, params: object = {}, sessionId?: string): Promise<Reply> {
    const id = ++this.#last;
    const { promise, resolve, reject } = Promise.withResolvers<Reply>();
    this.#waiting.set(id, { done: resolve, failed: reject });
    this.#in.write(`${JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`);
    return promise;
  }

  /** Ends it, and takes its folder away. Idempotent. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid !== undefined && exitCode === null && signalCode === null) {
      const ended = new Promise((resolve) => this.#child.once("exit", resolve));
      try {
        process.kill(-pid, "SIGKILL");
      } catch {
        this.#child.kill("SIGKILL");
      }
      await ended;
    }
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }

  #hear(text: string): void {
    const message: unknown = JSON.parse(text);
    if (typeof message !== "object" || message === null || !("id" in message)) return;
    const { id, result, error } = message as { id: unknown; result?: unknown; error?: { message?: string } }; // reason: the protocol's own shape
    const waiting = typeof id === "number" ? this.#waiting.get(id) : undefined;
    if (!waiting) return;
    this.#waiting.delete(Number(id));
    if (error) waiting.failed(new Error(`the browser says: ${error.message ?? "no"}`));
    else waiting.done(typeof result === "object" && result !== null ? { ...result } : {});
  }

  #fail(error: Error): void {
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
  }
}

export type Reply = Readonly<Record<string, unknown>>;
