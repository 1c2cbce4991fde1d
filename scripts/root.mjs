import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the whole project. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Node 26, which comes with the install. The system's own only has to run npm and these scripts. */
export const NODE = `${ROOT}/node_modules/node/bin/node`;

/**
 * Where Node keeps what it made of our TypeScript and of the packages (NODE_COMPILE_CACHE). A start with it takes half the work.
 */
export const COMPILED = join(ROOT, ".cache/compiled");
