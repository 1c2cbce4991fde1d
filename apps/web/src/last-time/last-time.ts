import type { Seal } from "@ourwords/protocol";

/** No sitting goes on for so long after it was kept, and nobody comes back to the next so soon. */
const APART_MS = 3 * 3_600_000;

/** LT5: what was kept when they last sat together, for who came to the page at `at` (milliseconds since 1970). */
export const lastTime = (seals: readonly Seal[], at: number): Seal | undefined =>
  seals.findLast((seal) => seal.at <= at - APART_MS);
