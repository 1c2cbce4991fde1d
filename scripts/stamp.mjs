import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { ROOT } from "./root.mjs";

const SKIPPED = new Set(["node_modules", "dist"]);

/**
 * A hash of what is in `paths` (files or folders of the project). By content, not by time: a checkout of another branch and
 * back touches every file and changes nothing, and must not cost a build. It takes some 10 ms.
 */
export function hashOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap((path) => filesIn(join(ROOT, path))).sort()) {
    hash.update(`${relative(ROOT, file)}\0`).update(createHash("sha256").update(readFileSync(file)).digest());
  }
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  const entries = readdirSync(dirname(path), { withFileTypes: true });
  const own = entries.find((entry) => join(dirname(path), entry.name) === path);
  if (!own?.isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return [];
    const child = join(path, entry.name);
    return entry.isDirectory() ? filesIn(child) : [child];
  });
}

/** A file that says for which inputs the thing beside it was made. */
export const readStamp = (file) => (existsSync(file) ? readFileSync(file, "utf8") : undefined);

export function writeStamp(file, hash) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, hash);
}
