import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A server in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  /** where it is reached */
  readonly origin: string;
  /** the secret of the link that it printed */
  readonly secret: string;
  /** all that it said on stderr so far */
  readonly logged: () => string;
  /** Ends it with `signal` and answers how it went. Idempotent. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<readonly [code: number | null, signal: NodeJS.Signals | null]>;
}

/** Starts one with these settings and waits until it can be reached. @throws with what it said when it ends instead */
export async function startServerProcess(env: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const main = join(import.meta.dirname, "../main.ts");
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], PORT: "0", ...env },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const gone = once(child, "exit").then(([code, signal]) => [code, signal] as const);
  for await (const line of createInterface(child.stdout)) {
    const url = new URL(/http\S+/.exec(line)?.[0] ?? "about:blank");
    // What it prints from here on is of no interest, but a full pipe would hold it up.
    child.stdout.resume();
    const stop: ServerProcess["stop"] = async (signal = "SIGTERM") => {
      child.kill(signal);
      return gone;
    };
    return { origin: url.origin, secret: url.hash.slice(1), logged: () => said, stop };
  }
  await gone;
  throw new Error(`the server ended: ${said}`);
}
