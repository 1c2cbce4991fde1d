import type { Role } from "@ourwords/protocol";

const MINUTE = 60_000;

/** How long a page may lie untouched: shorter where somebody else may pick the device up. `writers`: how many share it. */
export const idleAfter = (role: Role, writers: number): number =>
  role === "clinician" && writers < 2 ? 10 * MINUTE : 5 * MINUTE;
