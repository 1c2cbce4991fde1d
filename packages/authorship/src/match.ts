import diff from "fast-diff";

/** `length` characters at `from` in the deleted text are those at `to` in the inserted text. */
export interface Match {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/**
 * Above this many characters that differ, letters are not compared one by one: fast-diff's time grows with the square of
 * the difference, and a replaced chapter would stop the server (20,000 against 20,000 unlike letters: seconds).
 */
const FEW = 4_000;

/** Text and where its stretches begin (see `Characters`). */
export interface Stretched {
  readonly text: string;
  readonly stretches: readonly number[];
}

/** A run this long is the same words, wherever it stands: by chance, two texts share a few letters, not a clause. */
const CLAUSE = 16;
/** One piece that is moved leaves this many: before it, itself, what it was moved past, and after that. */
const PIECES = 4;
/** At a stretch's own edge fewer letters will do: there a split or a join cuts. */
const EDGE = 4;

/**
 * Pairs deleted characters with the inserted ones that re-create them: those in order first, then moved pieces.
 * Structural edits re-create text unchanged. Whoever types over somebody's words writes new ones, even where the letters
 * happen to be the same: only what is too much for chance is a copy.
 */
export function match(deleted: Stretched, inserted: Stretched): Match[] {
  if (deleted.text === inserted.text)
    return deleted.text === "" ? [] : [{ from: 0, to: 0, length: deleted.text.length }];
  const anew = arrangedAnew(deleted, inserted);
  if (anew) return anew;
  const isCopy = (pair: Match): boolean => isLikely(pair, deleted, inserted);
  const kept = inOrder(deleted.text, inserted.text).filter(isCopy);
  return [...kept, ...moved(deleted, inserted, kept, isCopy)];
}

/**
 * All that was deleted, in another order of a few pieces: it was moved. With new letters between them, each piece begins or
 * ends what was written in one go. More pieces are an anagram.
 */
function arrangedAnew(deleted: Stretched, inserted: Stretched): Match[] | undefined {
  if (deleted.text.length > inserted.text.length) return undefined;
  const pieces = moved(deleted, inserted, [], () => true);
  const covered = pieces.reduce((sum, { length }) => sum + length, 0);
  if (covered < deleted.text.length || pieces.length > PIECES) return undefined;
  const isAtEdge = ({ to, length }: Match): boolean => isEdge(to, inserted) || isEdge(to + length, inserted);
  return deleted.text.length === inserted.text.length || pieces.every(isAtEdge) ? pieces : undefined;
}

/** Whether a pair is a copy rather than chance: one of its parts, cut at the deleted stretches, must be. */
function isLikely({ from, to, length }: Match, deleted: Stretched, inserted: Stretched): boolean {
  if (length >= CLAUSE) return true;
  const cuts = [from, ...deleted.stretches.filter((start) => start > from && start < from + length), from + length];
  // All that was written in one go stood there: a piece of more than one stretch, or long enough.
  if (isEdge(to, inserted) && isEdge(to + length, inserted) && (cuts.length > 2 || length >= EDGE)) return true;
  return cuts.slice(1).some((end, index) => {
    const start = cuts[index] ?? from;
    const [opens, closes] = [isEdge(start, deleted), isEdge(end, deleted)];
    const [opensToo, closesToo] = [isEdge(to + start - from, inserted), isEdge(to + end - from, inserted)];
    const isCut = (opens && opensToo) || (closes && closesToo);
    return (opens && closes) || (isCut && (end - start >= EDGE || (opensToo && closesToo)));
  });
}

const isEdge = (at: number, { text, stretches }: Stretched): boolean => at === text.length || stretches.includes(at);

function inOrder(deleted: string, inserted: string): Match[] {
  const head = commonStart(deleted, inserted);
  const tail = commonEnd(deleted, inserted, head);
  const middle = [deleted.slice(head, deleted.length - tail), inserted.slice(head, inserted.length - tail)] as const;
  const found: Match[] = head > 0 ? [{ from: 0, to: 0, length: head }] : [];
  if (middle[0] && middle[1] && middle[0].length + middle[1].length <= FEW) {
    let from = head;
    let to = head;
    for (const [kind, text] of diff(middle[0], middle[1])) {
      if (kind === diff.EQUAL) found.push({ from, to, length: text.length });
      if (kind !== diff.INSERT) from += text.length;
      if (kind !== diff.DELETE) to += text.length;
    }
  }
  if (tail > 0) found.push({ from: deleted.length - tail, to: inserted.length - tail, length: tail });
  return found;
}

/** Looking for moved pieces letter by letter is worth so many comparisons; above, only whole runs are looked for. */
const COMPARISONS = 1_000_000;

/** Pieces of what nothing in order re-creates, but that stand somewhere among the inserted: the longest first met. */
function moved(
  { text: deleted }: Stretched,
  { text: inserted }: Stretched,
  kept: readonly Match[],
  isCopy: (pair: Match) => boolean,
): Match[] {
  const used = new Uint8Array(inserted.length);
  for (const { to, length } of kept) used.fill(1, to, to + length);
  const found: Match[] = [];
  const take = (pair: Match): boolean => {
    if (pair.length === 0 || !isCopy(pair)) return false;
    found.push(pair);
    used.fill(1, pair.to, pair.to + pair.length);
    return true;
  };
  const ends = [...kept, { from: deleted.length, to: 0, length: 0 }];
  let from = 0;
  for (const next of ends) {
    const run = deleted.slice(from, next.from);
    const to = run === "" ? -1 : freePlace(inserted, run, used);
    const isWhole = to >= 0 && take({ from, to, length: run.length });
    if (!isWhole && run.length * inserted.length <= COMPARISONS) {
      for (let at = 0; at < run.length; ) {
        const piece = longest(run, at, inserted, used);
        at += take({ ...piece, from: from + at }) ? piece.length : 1;
      }
    }
    from = next.from + next.length;
  }
  return found;
}

/** The longest piece of `run` from `at` on that stands in a free place. */
function longest(run: string, at: number, text: string, used: Uint8Array): { to: number; length: number } {
  let best = { to: 0, length: 0 };
  for (let to = text.indexOf(run.charAt(at)); to >= 0; to = text.indexOf(run.charAt(at), to + 1)) {
    let length = 0;
    while (at + length < run.length && used[to + length] === 0 && text[to + length] === run[at + length]) length++;
    if (length > best.length) best = { to, length };
  }
  return best;
}

function freePlace(text: string, run: string, used: Uint8Array): number {
  for (let at = text.indexOf(run); at >= 0; at = text.indexOf(run, at + 1)) {
    if (!used.subarray(at, at + run.length).includes(1)) return at;
  }
  return -1;
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let length = 0;
  while (length < most && a[length] === b[length]) length++;
  return length;
}

function commonEnd(a: string, b: string, start: number): number {
  const most = Math.min(a.length, b.length) - start;
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) length++;
  return length;
}
