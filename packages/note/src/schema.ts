import { parseWords } from "@ourwords/protocol";
import { isLineId } from "./line-id.ts";
import { parseWho } from "./who.ts";

/**
 * What a note may hold, as plain values: the gate refuses anything else (GT3), and a test holds the editor's own schema to
 * it. An unknown mark or node that got in would make an honest editor delete the words around it.
 */
export const FRAGMENTS = ["story", "plan"] as const;
export type FragmentName = (typeof FRAGMENTS)[number];

/**
 * A whole number with its least and its greatest value; the language of a block's words (BCP 47); or of a plan line its id,
 * who does it, and by when in words.
 */
export type AttributeRule = readonly [least: number, greatest: number] | "language" | "line" | "who" | "by";

/** Node name → its attributes. */
export const NODES: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  paragraph: { lang: "language", line: "line", who: "who", by: "by" },
  heading: { level: [2, 3], lang: "language" },
  bulletList: {},
  orderedList: { start: [0, 99_999] },
  listItem: {},
  blockquote: {},
};

/** Whether an attribute may have a value. Without a rule there is no such attribute. */
export function isAttributeValue(value: unknown, rule: AttributeRule | undefined): boolean {
  switch (rule) {
    case undefined:
      return false;
    case "language":
      return isLanguage(value);
    case "line":
      return isLineId(value);
    case "who":
      return parseWho(value) !== undefined;
    case "by":
      return parseWords(value, LONGEST_BY) === value;
    default:
      return Number.isInteger(value) && Number(value) >= rule[0] && Number(value) <= rule[1];
  }
}

/** Letters of a date in words: "before we meet again, or by Friday if you can". */
export const LONGEST_BY = 80;

/** "en", "pt-BR", "zh-Hant": at most 17 characters. */
export const isLanguage = (value: unknown): value is string =>
  typeof value === "string" && value.length <= 17 && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value);

/** Blocks that hold text. Each carries its `Y.XmlText` from the moment it is made (AU13). */
export const TEXTBLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading"]);

const LISTS: ReadonlySet<string> = new Set(["bulletList", "orderedList"]);

/** Whether a block may stand in a node; `undefined` is a fragment. Only items stand in lists, and only in lists. */
export const mayHold = (parent: string | undefined, child: string): boolean =>
  Object.hasOwn(NODES, child) &&
  !(parent !== undefined && TEXTBLOCKS.has(parent)) &&
  (parent !== undefined && LISTS.has(parent)) === (child === "listItem");

export const MARKS: readonly string[] = ["bold", "italic"];

/** What somebody may answer to a plan line. */
export const STANCES = ["agree", "not-yet", "differently"] as const;

/** What may have become of a line of the plan by the next time. */
export const OUTCOMES = ["did", "changed", "let-go"] as const;

/**
 * The maps beside the text, and what a value may be, in letters (UTF-16 units) and ranges of characters. Each key ends in
 * the participant who says it (GT4, `map-key.ts`). `stance.ts`, `reason.ts` and `outcome.ts` read their values.
 */
export const MAPS = {
  /** `words` are the writer's own, `text` is what the line said */
  stances: { says: STANCES, words: 500, text: 4_000, ranges: 1_000 },
  meanings: { letters: [1, 300] },
  reasons: { text: 500, ranges: 64 },
  outcomes: { is: OUTCOMES },
} as const;
export type MapName = keyof typeof MAPS;

export const MAP_NAMES: readonly MapName[] = ["stances", "meanings", "reasons", "outcomes"];

/** A fingerprint of the schema. A page with another one is told to reload, before it can write what this server refuses. */
export const schemaHash: string = fingerprint(
  JSON.stringify([FRAGMENTS, NODES, [...TEXTBLOCKS], [...LISTS], MARKS, MAPS]),
);

/** FNV-1a, 32 bits: tells versions apart, keeps no secret. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
