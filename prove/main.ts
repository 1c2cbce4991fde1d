import { parseArgs } from "node:util";
import { EXTRAS } from "./acts.ts";
import { proveAuthorship } from "./authorship.ts";
import { isProven } from "./figures.ts";

const USAGE = `npm run prove -- authorship [--seed 1] [--runs 20] [--lag 0] [--people 3] [--ops 300] [--extra ${EXTRAS.join("|")}]
npm run prove -- export [--seed 1] [--runs 20]
npm run prove -- storm [--clients 500]
npm run prove -- leak [--cycles 10000]
npm run prove -- network [--seed 1] [--minutes 5] [--clients 20]`;

const number = (text: string, name: string, least: number, most = Number.MAX_SAFE_INTEGER): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new RangeError(`--${name} must be a whole number, ${least} or more`);
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
      extra: { type: "string", default: "all" },
      clients: { type: "string" },
      cycles: { type: "string", default: "10000" },
      minutes: { type: "string", default: "5" },
    },
  });
  if (positionals[0] === "export") {
    const { isExportProven, proveExport } = await import("./export/prove-export.ts");
    const { findChromium } = await import("../apps/server/src/export/find-chromium.ts");
    const chromium = process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");
    const options = { seed: number(values.seed, "seed", 0), runs: number(values.runs, "runs", 1), pdfEvery: 10 };
    const figures = await proveExport({ ...options, chromium });
    console.log(JSON.stringify({ ...options, ...figures }));
    process.exit(isExportProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "storm") {
    const { isStormProven, proveStorm } = await import("./operations/storm.ts");
    const figures = await proveStorm({ clients: number(values.clients ?? "500", "clients", 1) });
    console.log(JSON.stringify(figures));
    process.exit(isStormProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "leak") {
    const { isLeakProven, proveLeak } = await import("./operations/leak.ts");
    const figures = await proveLeak({ cycles: number(values.cycles, "cycles", 1) });
    console.log(JSON.stringify(figures));
    process.exit(isLeakProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "network") {
    const { isNetworkProven, proveNetwork } = await import("./operations/network.ts");
    const options = {
      seed: number(values.seed, "seed", 0),
      seconds: 60 * number(values.minutes, "minutes", 1),
      clients: number(values.clients ?? "20", "clients", 1, 20),
      cutMs: [5_000, 60_000],
      pauseMs: 2_000,
    } as const;
    const figures = await proveNetwork(options);
    console.log(JSON.stringify({ ...options, ...figures }));
    process.exit(isNetworkProven(figures) ? 0 : 1);
  }
  const extra = EXTRAS.find((each) => each === values.extra);
  if (positionals[0] !== "authorship" || !extra) throw new RangeError(USAGE);
  const options = {
    seed: number(values.seed, "seed", 0),
    runs: number(values.runs, "runs", 1),
    lag: number(values.lag, "lag", 0),
    people: number(values.people, "people", 1, 5),
    ops: number(values.ops, "ops", 1),
    extra,
  };
  const figures = await proveAuthorship(options);
  console.log(JSON.stringify({ ...options, ...figures }));
  process.exit(isProven(figures) ? 0 : 1);
} catch (error) {
  console.error(error instanceof RangeError ? error.message : error);
  process.exit(2);
}
