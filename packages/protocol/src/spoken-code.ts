/** Letters and digits that are told apart when they are read out or written by hand; no vowels, so that no words come about. */
export const CODE_ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ";
export const CODE_LENGTH = 6;

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** As it is stored and sent: six characters of the alphabet, whatever case, spaces and dashes it was typed with. */
export function parseCode(value: unknown): string | undefined {
  if (typeof value !== "string" || value.length > 40) return undefined;
  const code = value.replace(/[\s\p{Pd}]/gu, "").toUpperCase();
  return CODE.test(code) ? code : undefined;
}

/** As it is shown and read out: `BCD-234`. */
export const showCode = (code: string): string => `${code.slice(0, 3)}-${code.slice(3)}`;
