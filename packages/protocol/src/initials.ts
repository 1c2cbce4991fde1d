/** Two letters for a name: of its first two words, or the first and last of its only one. `Dr Ali` is DA, `Sam` is SM. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).map((word) => [...new Intl.Segmenter().segment(word)].map(({ segment }) => segment));
  const [first = [], second] = words.filter((word) => /[\p{L}\p{N}]/u.test(word[0] ?? ""));
  const last = second ? second[0] : first.length > 1 ? first.at(-1) : "";
  return `${first[0] ?? ""}${last ?? ""}`.toLocaleUpperCase();
}
