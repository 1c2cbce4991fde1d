// `npm start [-- --demo]`, `npm run dev`. Installs and builds what has changed, then is the server as far as anybody outside
// can tell: same output, same signals, same exit code. Runs on the system's own Node (20 and up).
import { spawn } from "node:child_process";
import { join } from "node:path";
import { build } from "./build.mjs";
import { install } from "./install.mjs";
import { COMPILED, NODE, ROOT } from "./root.mjs";
import { environment } from "./run.mjs";

const SERVER = join(ROOT, "apps/server/src/main.ts");
const VITE = join(ROOT, "node_modules/vite/bin/vite.js");

const args = process.argv.slice(2);
const dev = args.includes("--dev");

await install();
if (!dev) await build();

// In dev the pages come from Vite, which passes /api and /sync on to the server; so Vite's address is where links lead.
const PAGES = "http://localhost:5173";
const cache = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? COMPILED };
const env = environment({ ...cache, ...(dev ? { PUBLIC_URL: process.env.PUBLIC_URL || PAGES } : {}) });
const commands = [
  [SERVER, ...args.filter((each) => each !== "--dev")],
  ...(dev ? [[VITE, "--port", "5173", "--strictPort", "--clearScreen", "false"]] : []),
];
const children = commands.map((command) => spawn(NODE, command, { cwd: ROOT, env, stdio: "inherit" }));

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal === "SIGHUP" ? "SIGTERM" : signal);
  });
}
const codes = children.map(
  (child) =>
    new Promise((resolve) => {
      child.on("close", (code) => resolve(code ?? 1));
    }),
);
const first = await Promise.race(codes);
for (const child of children) child.kill("SIGTERM");
await Promise.all(codes);
process.exit(first);
