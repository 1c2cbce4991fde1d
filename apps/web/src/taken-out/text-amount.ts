/** How much a text is, for somebody to read: words if it has any (a part of one counts), else symbols, else spaces. */
export interface TextAmount {
  readonly unit: "words" | "symbols" | "spaces";
  readonly count: number;
}

export function textAmount(text: string, locale: string): TextAmount {
  const segments = [...new Intl.Segmenter(locale, { granularity: "word" }).segment(text)];
  const words = segments.filter(({ isWordLike }) => isWordLike).length;
  if (words > 0) return { unit: "words", count: words };
  const signs = [...new Intl.Segmenter(locale).segment(text)].filter(({ segment }) => segment.trim() !== "").length;
  return signs > 0 ? { unit: "symbols", count: signs } : { unit: "spaces", count: text.length };
}
