// `node scripts/with-chromium.mjs FILE [ARGS]`: runs one of our programs that needs the built pages and a browser.
import { join } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./find-chromium.mjs";
import { install } from "./install.mjs";
import { NODE, ROOT } from "./root.mjs";
import { run } from "./run.mjs";

const [file = "", ...args] = process.argv.slice(2);
await install();
const chromium = await findChromium();
if (!chromium) {
  process.stderr.write("This needs a Chromium. Install one (on Debian: apt-get install chromium) and try again.\n");
  process.exit(1);
}
await build();
process.exit(await run(NODE, [join(ROOT, file), ...args], { CHROMIUM_PATH: chromium }));
