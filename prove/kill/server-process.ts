import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** A real server in a process of its own, listening. */
export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  /** the one-time link for the first clinician */
  readonly link: string;
  /** Ends it with a signal. Answers its exit code and the signal that ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<readonly [number | null, NodeJS.Signals | null]>;
}

/** What else a server is started with: variables, and arguments for Node. */
export interface ProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: readonly string[];
}

/** Starts a server on a data folder; `port` 0 is any free one. @throws when it does not come up */
export async function startServerProcess(
  dataDir: string,
  port: number,
  options: ProcessOptions = {},
): Promise<ServerProcess> {
  const main = join(import.meta.dirname, "../../apps/server/src/main.ts");
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir, PORT: String(port), HOST: "localhost", ...options.env };
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, [...(options.node ?? []), main], { env });
  // Read, or a full pipe would stop it.
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const gone = once(child, "exit");
  let link = "";
  for await (const line of createInterface(child.stdout)) {
    link = /http\S+/.exec(line)?.[0] ?? "";
    break;
  }
  if (link === "" || child.pid === undefined) throw new Error(`the server did not start: ${said}`);
  child.stdout.resume();
  return {
    pid: child.pid,
    port: Number(new URL(link).port),
    link,
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await gone;
      return [code, by];
    },
  };
}
