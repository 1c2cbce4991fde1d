import { parseArgs } from "node:util";
import { EXTRAS } from "./acts.ts";
import { proveAuthorship } from "./authorship.ts";
import { isProven } from "./figures.ts";

const USAGE = `npm run prove -- authorship [--seed 1] [--runs 20] [--lag 0] [--people 3] [--ops 300] [--extra ${EXTRAS.join("|")}]
npm run prove -- export [--seed 1] [--runs 20]
npm run prove -- canary [--seed 1]
npm run prove -- kill [--seed 1] [--rounds 20]
npm run prove -- power [--seed 1] [--rounds 20] [--synchronous full|normal]
npm run prove -- disk [--seed 1]`;

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
      synchronous: { type: "string", default: "full" },
      rounds: { type: "string", default: "20" },
      extra: { type: "string", default: "all" },
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
  if (positionals[0] === "canary") {
    const { isCanaryProven, proveCanary } = await import("./canary/prove-canary.ts");
    const { findChromium } = await import("../apps/server/src/export/find-chromium.ts");
    const chromium = process.env["CHROMIUM_PATH"] ?? findChromium(process.env["PATH"] ?? "");
    const seed = number(values.seed, "seed", 0);
    const figures = await proveCanary({ seed, chromium });
    console.log(JSON.stringify({ seed, ...figures }));
    process.exit(isCanaryProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "kill") {
    const { isKillProven, proveKill } = await import("./kill/prove-kill.ts");
    const seed = number(values.seed, "seed", 0);
    const figures = await proveKill(seed, number(values.rounds, "rounds", 1));
    console.log(JSON.stringify({ prove: "kill", seed, ...figures }));
    process.exit(isKillProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "power") {
    const { provePower } = await import("./power/prove-power.ts");
    const { isKillProven } = await import("./kill/prove-kill.ts");
    const seed = number(values.seed, "seed", 0);
    const { synchronous } = values;
    if (synchronous !== "full" && synchronous !== "normal") throw new RangeError("--synchronous is full or normal");
    const figures = await provePower(seed, number(values.rounds, "rounds", 1), synchronous);
    console.log(JSON.stringify({ prove: "power", seed, synchronous, ...figures }));
    process.exit(isKillProven(figures) ? 0 : 1);
  }
  if (positionals[0] === "disk") {
    const { isDiskProven, proveDisk } = await import("./disk/prove-disk.ts");
    const seed = number(values.seed, "seed", 0);
    const figures = await proveDisk(seed, 30_000);
    console.log(JSON.stringify({ prove: "disk", seed, ...figures }));
    process.exit(isDiskProven(figures) ? 0 : 1);
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
