import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { ROOT } from "./root.mjs";

/** The environment in which `node` is the one that comes with the install. */
export const environment = (more = {}) => ({
  ...process.env,
  PATH: [join(ROOT, "node_modules/.bin"), process.env.PATH].join(delimiter),
  ...more,
});

/** Runs a program with our output, in the project's folder. Answers its exit code; 1 when a signal ended it. */
export function run(command, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, env: environment(env), stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Runs a program in silence. What it said is only of interest when it fails. */
export function runQuietly(command, args, { env = environment(), cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const said = [];
    child.stdout.on("data", (chunk) => said.push(chunk));
    child.stderr.on("data", (chunk) => said.push(chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, said: Buffer.concat(said).toString() }));
  });
}
