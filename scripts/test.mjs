// `npm test`. Installs and builds what has changed, runs every kind of test, and ends with one line: `N passed, N failed`.
// A kind that fails doesn't keep the next from running, so that all that is wrong is seen at once. Runs on Node 20 and up.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "./build.mjs";
import { findChromium } from "./find-chromium.mjs";
import { install } from "./install.mjs";
import { NODE, ROOT } from "./root.mjs";
import { run } from "./run.mjs";

const CACHE = join(ROOT, ".cache");
const UNIT = join(CACHE, "vitest.json");
const BROWSER = join(CACHE, "playwright.json");

await install();
const chromium = await findChromium();
if (!chromium) {
  process.stderr.write(
    "The browser tests need a Chromium. Install one (on Debian: apt-get install chromium) and try again.\n",
  );
  process.exit(1);
}
await build();
mkdirSync(CACHE, { recursive: true });
for (const file of [UNIT, BROWSER]) rmSync(file, { force: true });

const results = [await check(), await unit(), await browser(chromium)];
const passed = results.reduce((sum, each) => sum + each.passed, 0);
const failed = results.reduce((sum, each) => sum + each.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Types, lint and format count as one test. */
async function check() {
  const code = await run("npm", ["run", "-s", "check"]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function unit() {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT}`];
  const code = await run(NODE, args);
  const report = read(UNIT);
  // A file that can't even be loaded has no tests in it that could fail.
  const broken = (report?.testResults ?? []).filter(
    (each) => each.status === "failed" && each.assertionResults.length === 0,
  );
  return counted(code, report?.numPassedTests, (report?.numFailedTests ?? 0) + broken.length);
}

async function browser(executable) {
  const args = [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--config", "e2e/playwright.config.ts"];
  const env = { CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER };
  const code = await run(NODE, [...args, "--reporter=line,json"], env);
  const stats = read(BROWSER)?.stats;
  // A test that failed first and then passed has failed: something in it isn't right.
  return counted(code, stats?.expected, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0));
}

/** What a report says, never better than what the exit code says. */
function counted(code, passed = 0, failed = 0) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed };
}

function read(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
