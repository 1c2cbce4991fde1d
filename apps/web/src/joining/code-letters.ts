import { CODE_ALPHABET, CODE_LENGTH } from "@ourwords/protocol";

/** What somebody typed or pasted into the field for a code. */
export interface TypedCode {
  /** up to six letters that a code can have, in capitals */
  readonly letters: string;
  /** the last one that no code has */
  readonly strange: string | undefined;
}

const HALF = CODE_LENGTH / 2;
/** A whole code in a longer text: "the code is bcd-234". */
const WHOLE = new RegExp(
  `(?<![\\p{L}\\p{N}])([${CODE_ALPHABET}]{${HALF}})[\\s\\p{Pd}]?([${CODE_ALPHABET}]{${HALF}})(?![\\p{L}\\p{N}])`,
  "iu",
);

/** What codes don't have, because it looks or sounds like something else, and what it may have been. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  O: "Q",
  "0": "Q",
  I: "J",
  L: "J",
  "1": "7",
  U: "V",
  Y: "V",
  E: "F",
};

export function readTypedCode(typed: string): TypedCode {
  const whole = WHOLE.exec(typed);
  if (whole) return { letters: `${whole[1]}${whole[2]}`.toUpperCase(), strange: undefined };
  const signs = typed.toUpperCase().match(/[\p{L}\p{N}]/gu) ?? [];
  return {
    letters: signs.filter(isOurs).join("").slice(0, CODE_LENGTH),
    strange: signs.findLast((sign) => !isOurs(sign)),
  };
}

const isOurs = (sign: string): boolean => CODE_ALPHABET.includes(sign);

/** What a letter that no code has may have been. */
export const likely = (strange: string): string | undefined => LOOK_ALIKES[strange];

/** With the dash as soon as there is something behind it, so that it can be deleted again. */
export const showTyped = (letters: string): string =>
  letters.length > HALF ? `${letters.slice(0, HALF)}-${letters.slice(HALF)}` : letters;

/** Where the caret stands in the shown code when `count` letters are before it. */
export const caretAfter = (count: number): number => (count > HALF ? count + 1 : count);
