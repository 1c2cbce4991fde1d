const MINUTE = 60_000;

/** How long a page may lie untouched: shorter where two share a device. `writers`: how many share it. */
export const idleAfter = (writers: number): number => (writers < 2 ? 10 : 5) * MINUTE;
