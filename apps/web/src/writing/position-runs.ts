/** Positions of letters as runs of neighbours: a step for each letter of a long paste would take seconds. */
export function runsOf(positions: Iterable<number>): readonly { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const pos of [...positions].toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === pos) last.to++;
    else runs.push({ from: pos, to: pos + 1 });
  }
  return runs;
}
