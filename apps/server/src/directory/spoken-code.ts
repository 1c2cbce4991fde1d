import { randomInt } from "node:crypto";
import { CODE_ALPHABET, CODE_LENGTH } from "@ourwords/protocol";

/** IN2: from making it to typing it in, while both are on the telephone. */
export const CODE_LIFE = 15 * 60_000;

export const newCode = (): string =>
  Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join("");
