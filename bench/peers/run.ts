import { appendFileSync } from "node:fs";
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { installPeer, SYSTEMS, type System } from "./install-peers.ts";
import { type Figures, MEASURES, median } from "./measures.ts";

export interface Row {
  readonly measure: string;
  readonly load: string;
  readonly system: System;
  readonly runs: number;
  readonly figures: Figures;
}

/**
 * A bench beside peers: runs of all systems in turn, so that what else the machine does meets them alike. Prints each run's and
 * each median's line of JSON on standard output, and a table for people on standard error.
 * @throws RangeError when an option is wrong
 */
export async function benchPeers(bench: string, args: readonly string[]): Promise<readonly Row[]> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      against: { type: "string", default: "" },
      runs: { type: "string", default: "3" },
      out: { type: "string" },
      only: { type: "string", default: "" },
      quick: { type: "boolean", default: false },
      pace: { type: "string", default: "ours" },
    },
  });
  const peers = values.against.split(",").filter((name) => name !== "");
  const wrong = peers.find((name) => !SYSTEMS.some((system) => system === name));
  if (wrong !== undefined) throw new RangeError(`--against takes relay, yws and hocus, not "${wrong}"`);
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError("--runs must be a whole number, 1 or more");
  if (values.pace !== "ours" && values.pace !== "all") throw new RangeError("--pace must be ours or all");
  const systems = SYSTEMS.filter((system) => system === "ours" || peers.includes(system));
  for (const system of systems) installPeer(system);
  const settings = { isQuick: values.quick, isPaced: values.pace === "all" };
  const say = (line: object): void => {
    const json = JSON.stringify(line);
    console.log(json);
    if (values.out) appendFileSync(values.out, `${json}\n`);
  };
  const rows: Row[] = [];
  for (const [load, measure] of Object.entries(MEASURES[bench] ?? {})) {
    if (!load.includes(values.only)) continue;
    const all = new Map<System, Figures[]>(systems.map((system) => [system, []]));
    for (let run = 1; run <= runs; run++) {
      for (const [system, done] of all) {
        if (!isFor(system, bench)) continue;
        const figures = await measure(system, settings);
        done.push(figures);
        say({ measure: bench, load, system, run, load1: loadavg()[0], ...figures });
      }
    }
    for (const [system, done] of all) {
      if (done.length === 0) continue;
      const figures = medians(done);
      rows.push({ measure: bench, load, system, runs, figures });
      say({ measure: bench, load, system, median: true, runs, quick: values.quick, ...figures });
    }
  }
  process.stderr.write(`${tableOf(rows)}\n`);
  return rows;
}

/** A relay keeps nothing and has no state to give: there is nothing to open, to lose or to join. */
const isFor = (system: System, bench: string): boolean =>
  system !== "relay" || bench === "latency" || bench === "saturate" || bench === "cold";

/** Of each figure by itself. */
export const medians = (runs: readonly Figures[]): Figures =>
  Object.fromEntries(
    Object.keys(runs[0] ?? {}).map((name) => [name, median(runs.map((figures) => figures[name] ?? Number.NaN))]),
  );

/** Markdown: a row for each load and system. */
export function tableOf(rows: readonly Row[]): string {
  const names = Object.keys(rows[0]?.figures ?? {});
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(["load", "system", ...names]),
    line(["---", "---", ...names.map(() => "---:")]),
    ...rows.map(({ load, system, figures }) => line([load, system, ...names.map((name) => figures[name] ?? "")])),
  ].join("\n");
}
