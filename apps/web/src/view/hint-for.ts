import type { Role } from "@ourwords/protocol";

export const HINTS = ["shared-screen", "third-voice", "video", "first-note"] as const;
export type HintName = (typeof HINTS)[number];

export interface Situation {
  readonly role: Role;
  /** how many write on this page */
  readonly writers: number;
  readonly isNarrow: boolean;
  readonly seen: readonly string[];
}

/** The one hint to show, if any: the most particular of those that fit and were not put away. */
export function hintFor({ role, writers, isNarrow, seen }: Situation): HintName | undefined {
  const fits: Record<HintName, boolean> = {
    "shared-screen": writers > 1,
    "third-voice": role === "peer" || role === "supporter",
    video: isNarrow,
    "first-note": true,
  };
  const first = HINTS.find((each) => fits[each]);
  // One a visit is enough: what is put away is not followed by the next.
  return first && !seen.includes(first) ? first : undefined;
}
