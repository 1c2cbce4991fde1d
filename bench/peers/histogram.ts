/** Times in ms, kept in buckets about 1 % wide, from 1 µs on. */
export class Histogram {
  readonly #buckets = new Float64Array(4_096);
  count = 0;

  add(ms: number): void {
    const bucket = Math.round(Math.log2(Math.max(ms, 0.001) * 1_000) * 70);
    this.#buckets[Math.min(bucket, 4_095)] = (this.#buckets[Math.min(bucket, 4_095)] ?? 0) + 1;
    this.count++;
  }

  /** The time that this share (0 to 1) of all stayed within, to three digits; NaN when there were none. */
  at(share: number): number {
    let left = Math.ceil(share * this.count);
    if (left === 0) return Number.NaN;
    for (const [bucket, count] of this.#buckets.entries()) {
      left -= count;
      if (left <= 0) return Number((2 ** (bucket / 70) / 1_000).toPrecision(3));
    }
    return Number.NaN;
  }
}
