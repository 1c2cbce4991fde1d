import { expect, test } from "vitest";
import { isKillProven, proveKill } from "./kill/prove-kill.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

test(`RM2, SV1: no acknowledged character is lost, doubled or seen too early when the server is killed (seed ${seed})`, async () => {
  const figures = await proveKill(seed, 2);
  expect(figures, JSON.stringify(figures)).toSatisfy(isKillProven);
}, 180_000);
