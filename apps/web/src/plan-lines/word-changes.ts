/** Words that stand in both texts, or in one of them. */
export interface WordChange {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** What became of a text, word by word: the longest that both have in common stays. Both are a plan line's length at most. */
export function wordChanges(was: string, now: string): readonly WordChange[] {
  const [before, after] = [wordsOf(was), wordsOf(now)];
  const start = sameAtStart(before, after);
  const end = sameAtStart(before.slice(start).toReversed(), after.slice(start).toReversed());
  const changes: WordChange[] = [];
  const add = (kind: WordChange["kind"], words: readonly string[]): void => {
    const text = words.join("");
    const last = changes.at(-1);
    if (text === "") return;
    if (last?.kind === kind) changes[changes.length - 1] = { kind, text: last.text + text };
    else changes.push({ kind, text });
  };
  add("same", before.slice(0, start));
  const [gone, fresh] = [before.slice(start, before.length - end), after.slice(start, after.length - end)];
  for (const [kind, word] of between(gone, fresh)) add(kind, [word]);
  add("same", before.slice(before.length - end));
  return changes;
}

function between(gone: readonly string[], fresh: readonly string[]): (readonly [WordChange["kind"], string])[] {
  // common[i][j]: how many words the rest from i and the rest from j have in common.
  const common = Array.from({ length: gone.length + 1 }, () => new Uint16Array(fresh.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = gone.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = common[i];
      if (row) row[j] = gone[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  const found: (readonly [WordChange["kind"], string])[] = [];
  for (let i = 0, j = 0; i < gone.length || j < fresh.length; ) {
    const [old, made] = [gone[i], fresh[j]];
    if (old !== undefined && old === made) {
      found.push(["same", old]);
      i++;
      j++;
    } else if (old !== undefined && (made === undefined || at(i + 1, j) >= at(i, j + 1))) {
      found.push(["gone", old]);
      i++;
    } else {
      found.push(["new", made ?? ""]);
      j++;
    }
  }
  return found;
}

function sameAtStart(one: readonly string[], other: readonly string[]): number {
  const differs = one.findIndex((word, index) => word !== other[index]);
  return differs < 0 ? one.length : differs;
}

/** Words, and what stands between them. */
const wordsOf = (text: string): readonly string[] =>
  [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].map(({ segment }) => segment);
