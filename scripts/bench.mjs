// `npm run bench -- NAME [OPTIONS]`. Only what is measured in a browser, or printed by one, needs a Chromium.
import { join } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./find-chromium.mjs";
import { install } from "./install.mjs";
import { COMPILED, NODE, ROOT } from "./root.mjs";
import { run } from "./run.mjs";

const IN_A_BROWSER = ["typing", "export"];

const args = process.argv.slice(2);
await install();
const chromium = IN_A_BROWSER.includes(args[0]) ? await findChromium() : undefined;
if (IN_A_BROWSER.includes(args[0]) && !chromium) {
  process.stderr.write("This needs a Chromium. Install one (on Debian: apt-get install chromium) and try again.\n");
  process.exit(1);
}
await build();
// Each server that is measured, ours and the peers, has the cache that `npm start` gives ours.
const env = { NODE_COMPILE_CACHE: COMPILED, ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
process.exit(await run(NODE, [join(ROOT, "bench/main.ts"), ...args], env));
