/** Each author writes in letters of their own, and no letter twice: a character names its author and itself. */
const FIRST = 0x4e00;
const EACH = 4_000;

/** The `serial`th letter of author number `author` (0 to 4). All lie in the basic plane: one UTF-16 unit each. */
function letter(author: number, serial: number): string {
  if (serial >= EACH) throw new RangeError(`an author has ${EACH} letters a run`);
  return String.fromCodePoint(FIRST + author * EACH + serial);
}

/** The author number of a letter; `undefined` for what the server wrote. */
export function writerOf(char: string): number | undefined {
  const place = (char.codePointAt(0) ?? 0) - FIRST;
  return place >= 0 && place < 5 * EACH ? Math.floor(place / EACH) : undefined;
}

/** The letters of one run, each given out once. */
export class Letters {
  readonly #used: number[] = [0, 0, 0, 0, 0];

  take(author: number, count: number): string {
    const from = this.#used[author] ?? 0;
    this.#used[author] = from + count;
    return Array.from({ length: count }, (_, index) => letter(author, from + index)).join("");
  }
}

/** How often each letter stands in a text. */
export function census(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const char of text) if (writerOf(char) !== undefined) found.set(char, (found.get(char) ?? 0) + 1);
  return found;
}
