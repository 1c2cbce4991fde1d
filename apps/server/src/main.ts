import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KEY_BYTES, MasterKey } from "@ourwords/store";
import { systemClock } from "./clock.ts";
import { parseConfig } from "./config.ts";
import { writeDemo } from "./demo/write-demo.ts";
import { findChromium } from "./export/find-chromium.ts";
import type { KeySource } from "./keys/key-source.ts";
import { createLog } from "./log.ts";
import { startServer } from "./start-server.ts";
import { StartupError } from "./startup-error.ts";

/** A server that hasn't stopped by itself by then is ended: whoever starts services waits no longer than 10 s. */
const PATIENCE = 9_000;

const parsed = parseConfig(process.env, process.argv.slice(2), join(import.meta.dirname, "../../web/dist"));
if (parsed.kind === "wrong") fail(parsed.sentence);

const log = createLog();
// A rejection nobody waits for means that something is not as we think. What is on disk is right: end, and start from it.
process.on("unhandledRejection", (error) => {
  log.fatal({ err: error }, "ended by an unhandled rejection");
  process.exit(1);
});

const demo = parsed.start.dataDir === undefined;
const dataDir = parsed.start.dataDir ?? mkdtempSync(join(tmpdir(), "ourwords-demo-"));
if (demo) process.on("exit", () => rmSync(dataDir, { recursive: true, force: true }));

// What nobody wrote down, nobody can read when the demo has ended, also if its folder stays behind.
const key: KeySource = demo ? { kind: "given", key: new MasterKey(randomBytes(KEY_BYTES)) } : parsed.start.config.key;
const random = () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48;
const chromium = parsed.start.config.chromium ?? findChromium(process.env["PATH"] ?? "");
const server = await startServer(
  { ...parsed.start.config, key, dataDir, chromium },
  { clock: systemClock, random, log },
).catch((error: unknown) => {
  if (error instanceof StartupError) fail(error.message);
  throw error;
});

const stop = () => {
  setTimeout(() => process.exit(1), PATIENCE).unref();
  void server.close().then(() => process.exit(0));
};
// `on`, not `once`: Ctrl-C reaches this process twice, from the terminal and from `npm start`, and both mean the same stop.
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

if (demo) for (const { name, link } of await writeDemo(server)) console.log(`${name}: open ${link}`);
else console.log(`Open ${server.signInLink()}`);

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
