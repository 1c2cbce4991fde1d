import { type CharRange, parseWords } from "@ourwords/protocol";
import { anchorName, parseAnchor } from "./map-key.ts";
import type { LineWords } from "./plan-lines.ts";
import { fieldsOf } from "./fields-of.ts";
import { LONGEST_BY, MAPS, STANCES } from "./schema.ts";
import { parseWho, type Who, whoValue } from "./who.ts";

export type StanceName = (typeof STANCES)[number];

/** A line as it was when somebody answered it. */
export interface AnsweredLine extends LineWords {
  /** the characters of `text` as they stood in the line: what the server believes it by */
  readonly chars: readonly CharRange[];
}

/** One participant's answer to one plan line. */
export interface Stance {
  readonly says: StanceName;
  /** in their own words; may be empty */
  readonly words: string;
  readonly of: AnsweredLine;
}

/** An answer as the map `stances` keeps it: plain values, and nothing that is empty. */
export const stanceValue = ({ says, words, of: { text, chars, who, by } }: Stance): Record<string, unknown> => ({
  says,
  ...(words !== "" && { words }),
  of: {
    text,
    chars: anchorName(chars),
    ...(who.length > 0 && { who: whoValue(who) }),
    ...(by !== undefined && { by }),
  },
});

/** Reads one. There is one way only to write each; anything else is none. */
export function parseStance(value: unknown): Stance | undefined {
  const fields = fieldsOf(value, ["says", "of"], ["words"]);
  const line = fieldsOf(fields?.["of"], ["text", "chars"], ["who", "by"]);
  if (!fields || !line) return undefined;
  const says = STANCES.find((each) => each === fields["says"]);
  const { words } = fields;
  const isWords = words === undefined || isText(words, MAPS.stances.words);
  const of = parseLine(line);
  return says && isWords && of ? { says, words: words ?? "", of } : undefined;
}

function parseLine({ text, chars, who, by }: Readonly<Record<string, unknown>>): AnsweredLine | undefined {
  if (!isText(text, MAPS.stances.text) || typeof chars !== "string") return undefined;
  const ranges = parseAnchor(chars, { ranges: MAPS.stances.ranges, letters: MAPS.stances.text });
  const people = who === undefined ? [] : parseWho(who);
  const isBy = by === undefined || (typeof by === "string" && parseWords(by, LONGEST_BY) === by);
  return ranges && people && isBy ? { text, chars: ranges, who: people, by } : undefined;
}

/** Words that say something, and no more letters than `most`. */
export const isText = (value: unknown, most: number): value is string =>
  typeof value === "string" && value.length <= most && value.trim() !== "" && value.isWellFormed();

/** How an answer stands to what the line says now; `gone` when there is no such line any more. */
export type StanceNow = "stands" | "changed" | "gone";

export function stanceNow(line: LineWords | undefined, { of }: Stance): StanceNow {
  if (!line) return "gone";
  return sameLine(line, of) ? "stands" : "changed";
}

/** Spaces at its ends say nothing. */
const sameLine = (one: LineWords, other: LineWords): boolean =>
  one.text.trim() === other.text.trim() && one.by === other.by && samePeople(one.who, other.who);

/** In any order: who is named first does not do more. */
const samePeople = (one: readonly Who[], other: readonly Who[]): boolean =>
  one.length === other.length && new Set([...one, ...other].map((who) => whoValue([who]))).size === one.length;
