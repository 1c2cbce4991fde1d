/** Where something can be put down between others: before which of them, and how far down that is. */
export interface Gap {
  readonly index: number;
  readonly y: number;
}

/** The gap that is nearest to a height; of two as near, the upper one. */
export const gapAt = (y: number, gaps: readonly Gap[]): Gap | undefined =>
  gaps.reduce<Gap | undefined>(
    (best, gap) => (best && Math.abs(best.y - y) <= Math.abs(gap.y - y) ? best : gap),
    undefined,
  );
