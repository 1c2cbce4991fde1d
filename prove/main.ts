import { parseArgs } from "node:util";
import { isProven, proveAuthorship } from "./authorship.ts";
import { installDom } from "./dom.ts";

const USAGE = "npm run prove -- authorship [--seed 1] [--runs 20] [--lag 0] [--people 3] [--ops 300]";

const number = (text: string, name: string, least: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new RangeError(`--${name} must be a whole number from ${least} on`);
  return value;
};

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "1" },
      runs: { type: "string", default: "20" },
      lag: { type: "string", default: "0" },
      people: { type: "string", default: "3" },
      ops: { type: "string", default: "300" },
    },
  });
  if (positionals[0] !== "authorship") throw new RangeError(USAGE);
  installDom();
  const options = {
    seed: number(values.seed, "seed", 0),
    runs: number(values.runs, "runs", 1),
    lag: number(values.lag, "lag", 0),
    people: Math.min(5, number(values.people, "people", 1)),
    ops: number(values.ops, "ops", 1),
  };
  const figures = await proveAuthorship(options);
  console.log(JSON.stringify({ ...options, ...figures }));
  process.exit(isProven(figures) ? 0 : 1);
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exit(2);
}
