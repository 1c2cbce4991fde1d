import { expect, test } from "vitest";
import { isCanaryProven, proveCanary } from "./canary/prove-canary.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

test(`RM1: what people write is nowhere on the disk to be read, and the same search finds it where nothing is sealed (seed ${seed})`, async () => {
  const figures = await proveCanary({ seed, chromium: undefined });
  expect(figures).toMatchObject({ hits: 0, controlMissed: 0 });
  expect(figures.control).toBeGreaterThan(30);
  expect(isCanaryProven(figures)).toBe(true);
}, 120_000);
