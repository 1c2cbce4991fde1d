import { parseArgs } from "node:util";
import { isProof, PROOFS, USAGE } from "./proofs.ts";

// One line of JSON; exit code 1 when a figure is off, 2 when it could not be asked or run.
try {
  const [name = "", ...args] = process.argv.slice(2);
  if (!isProof(name)) throw new RangeError(USAGE);
  const { options, prove } = PROOFS[name];
  const defaults = Object.entries(options).map(([key, value]) => [key, { type: "string", default: value }] as const);
  const { values } = parseArgs({ args, options: Object.fromEntries(defaults) });
  const { figures, isProven } = await prove((key) => String(values[key]));
  console.log(JSON.stringify({ prove: name, ...figures }));
  process.exit(isProven ? 0 : 1);
} catch (error) {
  const isAsked = error instanceof RangeError || (error instanceof TypeError && "code" in error);
  console.error(isAsked ? error.message : error);
  process.exit(2);
}
