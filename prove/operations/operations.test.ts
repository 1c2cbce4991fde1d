import { expect, test } from "vitest";
import { isLeakProven, proveLeak } from "./leak.ts";
import { proveNetwork } from "./network.ts";
import { proveStorm } from "./storm.ts";

// How fast it is, `npm run prove` says on a quiet machine; here it is that nothing is lost, doubled or left behind.

test("storm: all come back after the server was killed, and each has everything once", async () => {
  const figures = await proveStorm({ clients: 30 });
  expect(figures).toMatchObject({ clients: 30, notes: 6, missing: 0, doubled: 0, notEqual: 0 });
  expect(figures.ms).toBeDefined();
}, 120_000);

test("leak: of pages that were opened and closed nothing is left", async () => {
  const figures = await proveLeak({ cycles: 100 });
  expect(isLeakProven(figures), JSON.stringify(figures)).toBe(true);
}, 120_000);

test("network: over bad lines that are cut, everything arrives once", async () => {
  const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 1e6));
  console.log(`network seed ${seed}`);
  const figures = await proveNetwork({ seed, seconds: 3, clients: 6, cutMs: [200, 800], pauseMs: 400 });
  expect(figures).toMatchObject({ missing: 0, doubled: 0, notEqual: 0 });
  expect(figures.convergedMs).toBeDefined();
  expect(figures.typed).toBeGreaterThan(5);
}, 120_000);
