import { HARD_WORDS, type HardWord } from "./hard-words.ts";

/** A hard word in a text: UTF-16 units from its beginning. */
export interface FoundWord {
  readonly from: number;
  readonly to: number;
  readonly hard: HardWord;
}

// Letters that are said by their capitals only (DNA, CPN, PO) are words of their own when small.
const isCapitals = ({ find }: HardWord): boolean => /^[A-Z]{2}/.test(find);

const PATTERNS = HARD_WORDS.map((hard) => ({
  hard,
  // Not `\b`: to it an "é" is the end of a word.
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${hard.find})(?![\p{L}\p{N}])`, isCapitals(hard) ? "gu" : "giu"),
}));

/** The hard words of a text in their order. Of those that overlap, the longest. */
export function findHardWords(text: string): FoundWord[] {
  const all = PATTERNS.flatMap(({ hard, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, hard })),
  ).toSorted((one, other) => other.to - other.from - (one.to - one.from));
  const found: FoundWord[] = [];
  for (const each of all) if (found.every(({ from, to }) => each.to <= from || each.from >= to)) found.push(each);
  return found.toSorted((one, other) => one.from - other.from);
}
