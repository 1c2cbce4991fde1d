import { type AuthoredPiece, type Check, sameVoice } from "@ourwords/authorship";
import type { Voice } from "@ourwords/protocol";

/** Whose words some are: their author, who wrote them down if somebody else did, and what the author said of that. */
export interface Hand extends Voice {
  readonly check?: Check;
}

/** Words in one style. */
export interface StyledPart {
  readonly text: string;
  readonly marks: readonly string[];
}

/** Words of one hand. */
export interface Run {
  readonly by: Hand | undefined;
  readonly parts: readonly StyledPart[];
}

/**
 * A line's words by hand, without the spaces around it. What is only a space belongs to nobody in particular: it goes with
 * the words before it.
 */
export function runsOf(pieces: readonly AuthoredPiece[]): Run[] {
  const runs: { by: Hand | undefined; parts: StyledPart[] }[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    const isFirst = last === undefined;
    const spaced = oneLine(piece.text);
    const text = isFirst ? spaced.trimStart() : spaced;
    if (text === "") continue;
    const by = handOf(piece);
    const part = { text, marks: piece.marks };
    if (last && (text === " " || sameHand(last.by, by))) last.parts.push(part);
    else runs.push({ by, parts: [part] });
  }
  return trimmedEnd(runs);
}

/**
 * Without line breaks: one inside a text could pass for a new line with a name of its own. Without what turns around the
 * way of writing (U+202A to U+202E, U+2066 to U+2069): the words behind it could be another's.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069]+/gu, "").replace(/[\s\p{Cc}\u2028\u2029]+/gu, " ");

export const textOf = ({ parts }: Pick<Run, "parts">): string => parts.map(({ text }) => text).join("");

export const sameHand = (one: Hand | undefined, other: Hand | undefined): boolean =>
  sameVoice(one, other) && one?.check === other?.check;

const handOf = ({ voice, check }: AuthoredPiece): Hand | undefined =>
  voice && { ...voice, ...(check === undefined ? {} : { check }) };

function trimmedEnd(runs: readonly Run[]): Run[] {
  const last = runs.at(-1);
  const part = last?.parts.at(-1);
  if (!last || !part || part.text === part.text.trimEnd()) return [...runs];
  const text = part.text.trimEnd();
  const parts = [...last.parts.slice(0, -1), ...(text === "" ? [] : [{ ...part, text }])];
  const before = runs.slice(0, -1);
  return parts.length === 0 ? trimmedEnd(before) : trimmedEnd([...before, { ...last, parts }]);
}
