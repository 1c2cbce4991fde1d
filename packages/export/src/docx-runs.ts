import { directionOf } from "@ourwords/note";
import { type IRunOptions, TextRun } from "docx";
import type { Lead, PageLine, PageRun } from "./copy-page.ts";
import type { CopyWords } from "./copy-words.ts";
import { COLOUR, UNDER } from "./docx-style.ts";

/** The copy's own words. A name that runs the other way is a run of its own: Word goes by that, and not by the signs around it. */
export const plainRuns = (text: string, style: IRunOptions = {}): TextRun[] =>
  text
    .split(/\u2068([^\u2069]*)\u2069/u)
    .filter((part) => part !== "")
    .map((part) => new TextRun({ text: part, ...style, ...rightToLeft(part) }));

const rightToLeft = (text: string): IRunOptions => (directionOf(text) === "rtl" ? { rightToLeft: true } : {});

/** Somebody of the copy, or what stands for words somebody wrote down, in the list at its top. */
export const keyRuns = ({ letters, name, more }: Lead & { readonly letters: string }): TextRun[] => [
  ...plainRuns(letters, { style: "Tag" }),
  new TextRun("  "),
  ...plainRuns(name),
  ...(more === undefined ? [] : plainRuns(`, ${more}`)),
];

/** A line of the copy as Word's runs: whose it is, then the words; of several people's, their letters before each one's words. */
export function lineRuns({ lead, isAgain, isShared, runs, lang, dir }: PageLine, words: CopyWords): TextRun[] {
  const name = lead && (lead.more === undefined ? words.lead(lead.name) : `${lead.name},`);
  const more = lead?.more === undefined ? [] : plainRuns(`${words.lead(lead.more)} `, { style: "More" });
  const who = name === undefined ? [] : plainRuns(`${name} `, { style: isAgain ? "WhoAgain" : "Who" });
  return [...who, ...more, ...runs.flatMap((run) => wordsOf(run, isShared, lang, dir))];
}

function wordsOf(run: PageRun, isShared: boolean, lang: string | undefined, dir: PageLine["dir"]): TextRun[] {
  const { look, tag } = run;
  const language = lang === undefined ? {} : { language: dir === "rtl" ? { bidirectional: lang } : { value: lang } };
  const parts = run.parts.map(
    ({ text, marks }) =>
      new TextRun({
        text,
        // What is not said is as the style of the paragraph has it: headings are bold.
        ...(marks.includes("bold") && { bold: true }),
        ...(marks.includes("italic") && { italics: true }),
        ...rightToLeft(text),
        ...(isShared && look && { underline: { type: UNDER[look], color: COLOUR[look] } }),
        ...language,
      }),
  );
  if (!isShared || tag === undefined) return parts;
  return [...plainRuns(`${tag} `, { style: "Tag", ...(look && { color: COLOUR[look] }) }), ...parts, new TextRun(" ")];
}
