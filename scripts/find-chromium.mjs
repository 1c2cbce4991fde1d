import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { NODE, ROOT } from "./root.mjs";
import { environment, runQuietly } from "./run.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium: one that is here, else one that can be got. `undefined` when there is none to be had. */
export async function findChromium() {
  return process.env.CHROMIUM_PATH || onPath() || (await playwrights()) || (await debians());
}

/** A name on the path that really starts: some systems ship a stub which only says where to install it from. */
function onPath() {
  for (const name of NAMES) {
    const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" });
    const path = stdout?.trim();
    if (status === 0 && path && spawnSync(path, ["--version"], { timeout: 20_000 }).status === 0) return path;
  }
  return undefined;
}

async function playwrights() {
  const installed = () => {
    const script = 'process.stdout.write(require("@playwright/test").chromium.executablePath())';
    const { stdout } = spawnSync(NODE, ["-e", script], { cwd: ROOT, env: environment(), encoding: "utf8" });
    return stdout && existsSync(stdout) ? stdout : undefined;
  };
  if (installed()) return installed();
  process.stderr.write("Getting a Chromium for the browser tests…\n");
  await runQuietly("npx", ["playwright", "install", "chromium"]);
  return installed();
}

async function debians() {
  const root = process.getuid?.() === 0;
  if (!root || spawnSync("sh", ["-c", "command -v apt-get"]).status !== 0) return undefined;
  await runQuietly("apt-get", ["update"]);
  await runQuietly("apt-get", ["install", "-y", "chromium"]);
  return onPath();
}
