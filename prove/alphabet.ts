/** Each author writes in letters of their own, and no letter twice: a character names its author and itself. */
const FIRST = 0x4e00;
const EACH = 4_000;

/** The `serial`th letter of author number `author` (0 to 4). All lie in the basic plane: one UTF-16 unit each. */
export function letter(author: number, serial: number): string {
  if (serial >= EACH) throw new RangeError(`an author has ${EACH} letters a run`);
  return String.fromCodePoint(FIRST + author * EACH + serial);
}

/** The author number of a letter; `undefined` for what the server wrote. */
export function writerOf(char: string): number | undefined {
  const place = (char.codePointAt(0) ?? 0) - FIRST;
  return place >= 0 && place < 5 * EACH ? Math.floor(place / EACH) : undefined;
}
