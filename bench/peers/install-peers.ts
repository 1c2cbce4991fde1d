import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

export const SYSTEMS = ["ours", "relay", "yws", "hocus"] as const;
export type System = (typeof SYSTEMS)[number];

const PACKAGES: Readonly<Record<System, readonly string[]>> = {
  ours: [],
  relay: [],
  yws: ["@y/websocket-server@0.1.1", "yjs@13"],
  hocus: ["@hocuspocus/server@4.7.0", "@hocuspocus/extension-sqlite@4.7.0", "yjs@13"],
};

/**
 * The Node that peers are installed and run with: ours, unless PEER_NODE names another. Hocuspocus's SQLite is native: where it
 * can neither be had nor built for this Node, an older one may do.
 */
export const peerNode = (): string => process.env["PEER_NODE"] ?? process.execPath;

/** The folder of a peer's packages: under PEERS_DIR or the temporary folder, got from the registry when they are not there. */
export function installPeer(system: System): string {
  const folder = join(process.env["PEERS_DIR"] ?? join(tmpdir(), "ourwords-peers"), system);
  const packages = PACKAGES[system];
  const done = join(folder, ".installed");
  if (packages.length === 0 || existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  process.stderr.write(`Getting ${packages.join(", ")}…\n`);
  const env = { ...process.env, PATH: [dirname(peerNode()), process.env["PATH"]].join(delimiter) };
  execFileSync("npm", ["install", "--no-audit", "--no-fund", ...packages], { cwd: folder, env, stdio: "ignore" });
  writeFileSync(done, packages.join("\n"));
  return folder;
}
