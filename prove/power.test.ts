import { expect, test } from "vitest";
import { isKillProven } from "./kill/prove-kill.ts";
import { canCutPower, provePower } from "./power/prove-power.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const can = canCutPower();
if (!can) console.log("power cuts are not tried here: that takes Linux and a C compiler (cc)");

test.runIf(can)(
  `RM7: no acknowledged character is lost when the power goes (seed ${seed})`,
  async () => {
    const figures = await provePower(seed, 2, "full");
    expect(figures, JSON.stringify(figures)).toSatisfy(isKillProven);
  },
  180_000,
);

test.runIf(can)(
  `RM7: the same cut loses words when a commit does not wait for the disk (seed ${seed})`,
  async () => {
    const { lost } = await provePower(seed, 3, "normal");
    expect(lost).toBeGreaterThan(0);
  },
  180_000,
);
