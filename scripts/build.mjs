import { existsSync } from "node:fs";
import { join } from "node:path";
import { NODE, ROOT } from "./root.mjs";
import { runQuietly } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const DIST = join(ROOT, "apps/web/dist");
const INPUTS = ["apps/web", "packages", "vite.config.ts", "lingui.config.ts", "tsconfig.json", "package-lock.json"];

/** Builds the web app, if anything it is made of has changed since the last time. Ends the process when it can't. */
export async function build() {
  const wanted = hashOf(INPUTS);
  if (readStamp(join(DIST, ".stamp")) === wanted && existsSync(join(DIST, "index.html"))) return;
  process.stderr.write("Building the pages…\n");
  const { code, said } = await runQuietly(NODE, [join(ROOT, "node_modules/vite/bin/vite.js"), "build"]);
  if (code === 0) return writeStamp(join(DIST, ".stamp"), wanted);
  process.stderr.write(`${said}\nThe pages could not be built: what went wrong stands above.\n`);
  process.exit(1);
}
