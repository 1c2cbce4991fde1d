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

/** How often a browser test that failed once has to pass when nothing else runs. */
const ALONE = 5;

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
// At the end as well: whoever sees only the last lines of a long run has to know what to look at.
for (const name of results.flatMap(({ names }) => names)) console.log(`failed: ${name}`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

/** Types, lint and format count as one test. */
async function check() {
  const code = await run("npm", ["run", "-s", "check"]);
  return code === 0 ? { passed: 1, failed: 0, names: [] } : { passed: 0, failed: 1, names: ["types, lint or format"] };
}

async function unit() {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const args = [vitest, "run", "--reporter=default", "--reporter=json", `--outputFile.json=${UNIT}`];
  const code = await run(NODE, args);
  const report = read(UNIT);
  const files = (report?.testResults ?? []).filter(({ status }) => status === "failed");
  // A file that can't even be loaded has no tests in it that could fail.
  const names = files.flatMap(({ name, assertionResults: each }) =>
    each.length === 0 ? [name] : each.filter(({ status }) => status === "failed").map(({ fullName }) => fullName),
  );
  return counted(code, report?.numPassedTests, names);
}

async function browser(executable) {
  const { code, passed, failed, flaky } = await playwright(executable, []);
  if (flaky.length === 0) return counted(code, passed, failed);
  // What failed beside others and then passed is either a race in it, or this machine was too busy: alone it has to hold.
  console.log(`${flaky.length} failed first and then passed. Each is run ${ALONE} times more, alone.`);
  const alone = await playwright(executable, ["--retries=0", "--workers=1", `--repeat-each=${ALONE}`, ...flaky]);
  // More than these, where several tests stand in one line.
  return alone.code === 0 && alone.passed >= ALONE * flaky.length
    ? counted(code, passed + flaky.length, failed)
    : counted(1, passed, [...failed, ...flaky]);
}

/** Runs browser tests: how many passed at once, and `file:line` of those that failed, and of those that then passed. */
async function playwright(executable, more) {
  rmSync(BROWSER, { force: true });
  const args = [join(ROOT, "node_modules/@playwright/test/cli.js"), "test", "--config", "e2e/playwright.config.ts"];
  const env = { CHROMIUM_PATH: executable, PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER };
  const code = await run(NODE, [...args, "--reporter=line,json", ...more], env);
  const report = read(BROWSER);
  const specs = specsOf(report?.suites ?? []);
  const ended = (how) => specs.filter(({ tests }) => tests.some(({ status }) => status === how)).map(placeOf);
  return { code, passed: report?.stats?.expected ?? 0, failed: ended("unexpected"), flaky: ended("flaky") };
}

function placeOf({ file, line }) {
  return `${file}:${line}`;
}

function specsOf(suites) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [...specs, ...specsOf(inner)]);
}

/** What a report says, never better than what the exit code says. */
function counted(code, passed = 0, failures = []) {
  const names = code !== 0 && failures.length === 0 ? ["a run that ended early: see its output"] : failures;
  return { passed, failed: names.length, names };
}

function read(file) {
  try {
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  } catch {
    return undefined;
  }
}
