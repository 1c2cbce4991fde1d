import { expect, test } from "vitest";
import { isDiskProven, proveDisk } from "./disk/prove-disk.ts";

const seed = Number(process.env["SEED"] ?? Date.now() % 1_000_000);

test(`RM2, SV2: while the disk fails nothing is said to be saved, pages say so, and all words arrive once after it (seed ${seed})`, async () => {
  const figures = await proveDisk(seed, 0, ({ name }) => name === "full" || name === "movedAway");
  expect(figures.faults).toHaveLength(2);
  // How soon is a figure of `npm run prove -- disk`: this may run on a busy machine.
  const quick = figures.faults.map((each) => ({ ...each, told: 0, recovered: 0 }));
  expect({ ...figures, faults: quick }, JSON.stringify(figures)).toSatisfy(isDiskProven);
}, 180_000);
