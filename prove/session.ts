import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** One key press. Without `typed` it takes the letter at `position` out. */
export interface Press {
  readonly who: 0 | 1;
  /** how many presses of the other this person had seen */
  readonly seen: number;
  readonly position: number;
  readonly typed: string | undefined;
}

export interface Session {
  readonly presses: readonly Press[];
  /** the text it comes to, with `x` for each letter */
  readonly end: string;
}

type Burst = readonly [who: 0 | 1, seen: number, position: number, what: string | number];

/** The recorded session of two people (`sessions/README.md`). */
export function recordedSession(): Session {
  const file = new URL("sessions/two-people.json.gz", import.meta.url);
  const { bursts, end }: { bursts: readonly Burst[]; end: string } = JSON.parse(
    gunzipSync(readFileSync(file)).toString(),
  );
  return { presses: bursts.flatMap(pressesOf), end };
}

function pressesOf([who, seen, position, what]: Burst): Press[] {
  if (typeof what === "string")
    return Array.from(what, (typed, index) => ({ who, seen, position: position + index, typed }));
  const isBackspace = what > 0;
  return Array.from({ length: Math.abs(what) }, (_, index) => ({
    who,
    seen,
    position: isBackspace ? position - index : position,
    typed: undefined,
  }));
}
