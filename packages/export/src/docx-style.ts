import type { Look } from "@ourwords/protocol";
import { BorderStyle, HeadingLevel, type IStylesOptions, UnderlineType } from "docx";
import type { CopyWords } from "./copy-words.ts";

export const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
] as const;

export const COLOUR: Record<Look, string> = {
  rust: "9A4103",
  navy: "0D2849",
  green: "1D7254",
  purple: "A91BCF",
  yellow: "4D430C",
  slate: "4E5667",
};
/** Word knows no line above words: yellow has a wavy one here. */
export const UNDER = {
  rust: UnderlineType.DOTTED,
  navy: UnderlineType.SINGLE,
  green: UnderlineType.DASH,
  purple: UnderlineType.DOUBLE,
  yellow: UnderlineType.WAVE,
  slate: UnderlineType.THICK,
} as const satisfies Record<Look, string>;
export const BESIDE = {
  rust: BorderStyle.DOTTED,
  navy: BorderStyle.SINGLE,
  green: BorderStyle.DASHED,
  purple: BorderStyle.DOUBLE,
  yellow: BorderStyle.WAVE,
  slate: BorderStyle.THICK,
} as const satisfies Record<Look, string>;

const INK = "1C2230";
const QUIET = "4A5162";
const FONT = "Arial";

/** Sizes are half points. */
export function docxStyles({ lang }: CopyWords, isLarge: boolean): IStylesOptions {
  const size = isLarge ? 36 : 22;
  const language = { value: lang };
  const heading = (times: number, before: number) => ({
    run: { font: FONT, size: Math.round(size * times), bold: true, color: INK, language },
    paragraph: { spacing: { before, after: 120 }, keepNext: true, keepLines: true },
  });
  const small = { run: { size: Math.round(size * 0.86), color: QUIET } };
  return {
    default: {
      document: {
        run: { font: FONT, size, color: INK, language },
        paragraph: { spacing: { after: 140, line: 310 } },
      },
      heading1: heading(1.8, 0),
      heading2: heading(1.4, 420),
      heading3: heading(1.1, 300),
      heading4: heading(1, 240),
    },
    paragraphStyles: [
      { id: "Small", name: "Small", basedOn: "Normal", ...small },
      { id: "Note", name: "Note", basedOn: "Normal", run: { ...small.run, italics: true } },
      {
        id: "Key",
        name: "Key",
        basedOn: "Normal",
        run: { bold: true },
        paragraph: { keepNext: true, spacing: { before: 160, after: 60 } },
      },
    ],
    characterStyles: [
      { id: "Who", name: "Who", run: { bold: true } },
      { id: "WhoAgain", name: "Who again", run: { color: QUIET } },
      { id: "More", name: "More", run: { color: QUIET } },
      { id: "Tag", name: "Tag", run: { bold: true, size: Math.round(size * 0.75) } },
    ],
  };
}
