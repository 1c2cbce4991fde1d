import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NODE, ROOT } from "./root.mjs";
import { runQuietly } from "./run.mjs";
import { hashOf, readStamp, writeStamp } from "./stamp.mjs";

const STAMP = join(ROOT, "node_modules/.ourwords-lock");

/** From this major version on, the system's Node may run the install itself. */
const GOOD_ENOUGH = 24;

/** Installs from the lockfile, if that has changed since the last time. Ends the process when it can't. */
export async function install() {
  const wanted = hashOf(["package-lock.json"]);
  if (readStamp(STAMP) === wanted && existsSync(NODE)) return;
  process.stderr.write("Installing… (about a minute, once)\n");
  const old = Number(process.versions.node.split(".")[0]) < GOOD_ENOUGH;
  const node = old ? await firstNode() : process.execPath;
  await npm(node, ["ci"], ROOT);
  if (!existsSync(NODE))
    fail("npm did not run the install script of the package `node`, which puts Node in its place.");
  writeStamp(STAMP, wanted);
}

/**
 * The Node that will come with the install, got ahead of it. Run by an older Node, npm leaves out without a word the optional
 * packages that want a newer one, and the build needs one of them (Lingui's).
 */
async function firstNode() {
  const folder = join(ROOT, ".cache/node");
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const wanted = { private: true, dependencies: { node: devDependencies.node }, allowScripts: { node: true } };
  const node = join(folder, "node_modules/node/bin/node");
  const manifest = join(folder, "package.json");
  if (existsSync(node) && readStamp(manifest) === JSON.stringify(wanted)) return node;
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, JSON.stringify(wanted));
  await npm(process.execPath, ["install", "--no-package-lock"], folder);
  return node;
}

async function npm(node, args, cwd) {
  const cli = process.env.npm_execpath?.endsWith("npm-cli.js") ? process.env.npm_execpath : await npmCli();
  const { code, said } = await runQuietly(node, [cli, ...args, "--no-audit", "--no-fund"], { cwd, env: process.env });
  if (code !== 0) fail(said);
}

/** Where npm's own program lies, for when nothing of this was started by npm. */
async function npmCli() {
  const { said } = await runQuietly("npm", ["root", "--global", "--silent"], { env: process.env });
  return join(said.trim(), "npm/bin/npm-cli.js");
}

function fail(said) {
  process.stderr.write(
    `${said.trim()}\nThe install failed, for the reason above. Check the connection and try again.\n`,
  );
  process.exit(1);
}
