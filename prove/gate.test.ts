import { expect, test } from "vitest";
import { isGateProven, proveGate } from "./gate/prove-gate.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

test(`GT1 GT2 GT3 GT6 RM2: 20,000 hostile cases through the real socket take nothing down, leave nothing behind and change nobody's words (seed ${seed})`, async () => {
  const figures = await proveGate(seed, 20_000);
  expect(figures, JSON.stringify(figures)).toSatisfy(isGateProven);
  expect(figures.cases).toBe(20_000);
  // That they were attacks, and that something was let in as well.
  expect(figures.refused / figures.cases).toBeGreaterThan(0.5);
  expect(figures.refused / figures.cases).toBeLessThan(0.95);
}, 900_000);
