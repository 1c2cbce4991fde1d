/** Chinese characters: 20,992 of one UTF-16 unit each, of which the template has none. */
const FIRST = 0x4e00;
const COUNT = 0x5200;

/** How many different characters a history can have. */
export const MOST_CHARACTERS = COUNT;

/** The `index`th character that is typed in a history. Each is typed once, so that it can be told whether it stands twice. */
export function typedCharacter(index: number): string {
  if (index >= COUNT) throw new RangeError("a history has no more characters");
  return String.fromCharCode(FIRST + index);
}

export function isTyped(character: string): boolean {
  const code = character.charCodeAt(0);
  return code >= FIRST && code < FIRST + COUNT;
}
