import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { installPeer, peerNode, type System } from "./install-peers.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A server under test: a process of its own, with a folder of its own. */
export interface Serving {
  readonly system: System;
  readonly pid: number;
  readonly port: number;
  readonly folder: string;
  /** Our own server's one-time link; never for the others. */
  readonly signInLink: Promise<string>;
  /** Collects all of its garbage. */
  readonly collect: () => Promise<void>;
  /** Ends it by a signal and waits for it. Idempotent. */
  readonly end: (signal?: NodeJS.Signals) => Promise<void>;
  /** Takes its folder away. */
  readonly forget: () => void;
}

const command = (system: System, peers: string): readonly string[] => {
  switch (system) {
    case "ours":
      return [join(ROOT, "apps/server/src/main.ts")];
    case "relay":
    case "hocus":
      return [join(import.meta.dirname, `servers/${system}.mjs`)];
    case "yws":
      return [join(peers, "node_modules/@y/websocket-server/src/server.js")];
  }
};

/** Starts a server and waits until it is reached. `again`: on what another one left, at its place. */
export async function serve(system: System, again?: Pick<Serving, "folder" | "port">): Promise<Serving> {
  const peers = installPeer(system);
  const folder = again?.folder ?? mkdtempSync(join(tmpdir(), "ourwords-bench-"));
  const port = again?.port ?? (await freePort());
  const preload = ["--require", join(import.meta.dirname, "collect-on-signal.cjs")];
  const child = spawn(system === "ours" ? process.execPath : peerNode(), [...preload, ...command(system, peers)], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "localhost",
      PORT: String(port),
      DATA_DIR: folder,
      PEERS: peers,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const signInLink = linkOf(child);
  signInLink.catch(() => {});
  const end = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill(signal);
    const late = setTimeout(() => child.kill("SIGKILL"), 12_000);
    await ended;
    clearTimeout(late);
  };
  await reached(port, child);
  return {
    system,
    pid: child.pid ?? 0,
    port,
    folder,
    signInLink,
    collect: async () => {
      child.kill("SIGUSR2");
      await after(1_000);
    },
    end,
    forget: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function linkOf({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error("the server's output is not read");
  return new Promise((resolve) => {
    let said = "";
    stdout.on("data", (chunk: Buffer) => {
      if (said.length < 100_000) said += chunk.toString();
      const link = /^Open (\S+)\n/m.exec(said)?.[1];
      if (link !== undefined) resolve(link);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("no port is free");
  return address.port;
}

async function reached(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const socket = connect({ port, host: "localhost" });
    const isUp = await new Promise<boolean>((resolve) => {
      socket.on("connect", () => resolve(true));
      socket.on("error", () => resolve(false));
    });
    socket.destroy();
    if (isUp) return;
    await after(3);
  }
  throw new Error("the server ended before it could be reached");
}
