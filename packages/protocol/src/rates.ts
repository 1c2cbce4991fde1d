/** How fast something may come: so much in a second, and so much at once from who was quiet before. */
export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** What one connection may send in a time. Source: as for `LIMITS`. */
export const RATES = {
  /** frames of every kind: a key held down makes 30 a second; at once goes what is written in a quarter of an hour offline */
  frames: { perSecond: 60, burst: 2_000 },
  /** bytes of all those */
  bytes: { perSecond: 64 * 1024, burst: 1024 * 1024 },
  /** times it asks for the note */
  asks: { perSecond: 4 / 60, burst: 4 },
  /** news of who is here and writes. More is dropped: the next says it all */
  presence: { perSecond: 15, burst: 15 },
} as const satisfies Record<string, Rate>;
