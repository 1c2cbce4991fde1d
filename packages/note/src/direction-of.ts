export type Direction = "ltr" | "rtl";

const FROM_RIGHT = ["Arabic", "Hebrew", "Syriac", "Thaana", "Nko", "Adlam", "Hanifi_Rohingya", "Mandaic", "Samaritan"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");

const LETTERS: Readonly<Record<Direction, RegExp>> = {
  ltr: new RegExp(`(?=\\p{L})[^${FROM_RIGHT}]`, "u"),
  rtl: new RegExp(`(?=\\p{L})[${FROM_RIGHT}]`, "u"),
};

/** Whether there is a letter in a text that runs this way. Digits and signs run with what stands around them. */
export const hasLetter = (text: string, direction: Direction): boolean => LETTERS[direction].test(text);

/** Which way a line runs: the way its first letter does, as browsers see it for `dir="auto"`. `undefined` without letters. */
export function directionOf(text: string): Direction | undefined {
  const [first] = /\p{L}/u.exec(text) ?? [];
  if (first === undefined) return undefined;
  return hasLetter(first, "rtl") ? "rtl" : "ltr";
}

const OTHER = { ltr: "rtl", rtl: "ltr" } as const;

/**
 * Text as it may stand in a sentence that runs `around`: a name that runs the other way must not turn the words around it,
 * so it stands between U+2068 and U+2069. Any other text is left as it is.
 */
export const isolated = (text: string, around: Direction): string =>
  hasLetter(text, OTHER[around]) ? `\u2068${text}\u2069` : text;
