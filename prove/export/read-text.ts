import type { Said } from "./random-note.ts";

/** A copy as somebody reads it who knows nothing but that a name and a colon stand before words. */
export interface ReadCopy {
  readonly said: readonly Said[];
  /** all of it, spaces single */
  readonly text: string;
}

export const lettersOf = (text: string): string => text.replace(/[\s\p{Cc}\u2068\u2069]+/gu, "");
export const spaced = (text: string): string =>
  text
    .replace(/[\u2068\u2069]/gu, "")
    .replace(/[\s\u200b]+/gu, " ")
    .trim();

/** Whether nobody's words of the story or the plan come any more after this heading. */
export const isPastWords = (heading: string): boolean =>
  heading === "What words mean" || heading.startsWith("Last time, ");

/** What stands after the headings of the sheets, line by line. */
export function readText(text: string): ReadCopy {
  const blocks = text.split("\n\n");
  const story = blocks.findIndex((block) => block.trim() === "STORY");
  // Of the plan alone there is no such heading: it begins after the title, when it was made, and the people.
  const said = blocks.slice(story < 0 ? 3 : story + 1).flatMap((block): Said[] => {
    const [first = "", ...rest] = block.replace(/^\n/u, "").split("\n");
    if (/^[A-Z\d, ]+$/u.test(first) || first.startsWith("“")) return [];
    const [, label, words = ""] = /^ *(?:- |\d+\. )?(.*?):(?: (.*))?$/su.exec(first) ?? [];
    if (first.trimStart().startsWith("[") || label === LEFT) return [];
    if (label === undefined) return [{ label: "", letters: lettersOf(first) }];
    const below = rest.filter((line) => !/^ *\[.* took out /u.test(line));
    if (words !== "") return [{ label, letters: lettersOf(words) }];
    return below.flatMap((line) => {
      const [, of, its] = /^ *(.*?): (.*)$/su.exec(line) ?? [];
      return of === undefined || its === undefined || FACTS.test(line.trim())
        ? []
        : [{ label: of, letters: lettersOf(its) }];
    });
  });
  return { said, text: spaced(text) };
}

/** Of a plan's line, below its words. */
const FACTS =
  /^(?:Because .* said:|Who:|By when:|.* (?:agrees|says not yet|sees it differently)(?:: “| \(it said then: “|$))/u;
const LEFT = "About lines that are not in the plan any more";
