import { type Language, LANGUAGES, PSEUDO_LANGUAGES, SOURCE_LANGUAGE } from "./languages.ts";

/** What somebody chose here before; else the first language of their browser's that there is; else the source. */
export function preferredLanguage(remembered: string | undefined, spoken: readonly string[]): Language {
  const chosen = [...LANGUAGES.map(({ locale }) => locale), ...PSEUDO_LANGUAGES].find((each) => each === remembered);
  if (chosen) return chosen;
  for (const each of spoken) {
    const found = LANGUAGES.find(({ locale }) => base(locale) === base(each));
    if (found) return found.locale;
  }
  return SOURCE_LANGUAGE;
}

/** `de` of `de-CH`: Swiss German is nearer to somebody who reads it than English. */
const base = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";
