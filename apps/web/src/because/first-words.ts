/** Letters that are enough to know a quote by. */
const ENOUGH = 36;

/** The first words of a quote, with an ellipsis if there are more. One word without an end is cut between letters. */
export function firstWords(text: string): string {
  const letters = [...new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text)];
  if (letters.length <= ENOUGH) return text;
  const first = text.slice(0, letters[ENOUGH]?.index);
  const space = first.lastIndexOf(" ");
  return `${space > 0 ? first.slice(0, space) : first}…`;
}
