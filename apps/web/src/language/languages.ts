/** The language the words are written in. They stand in the code, and stand in where another language has a gap. */
export const SOURCE_LANGUAGE = "en-GB";

/** Each by its own name: who can't read the page must still find theirs. */
export const LANGUAGES = [
  { locale: SOURCE_LANGUAGE, name: "English" },
  { locale: "de", name: "Deutsch" },
] as const;

/**
 * Nobody's languages, made from the source for tests: long and accented, and from right to left. Only a test that writes the
 * name into the browser's store gets them; no link and no setting leads there.
 */
export const PSEUDO_LANGUAGES = ["en-XA", "ar-XB"] as const;

export type ChosenLanguage = (typeof LANGUAGES)[number]["locale"];
export type PseudoLanguage = (typeof PSEUDO_LANGUAGES)[number];
export type Language = ChosenLanguage | PseudoLanguage;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set<Language>(["ar-XB"]);

export const directionOf = (locale: string): "ltr" | "rtl" => (RIGHT_TO_LEFT.has(locale) ? "rtl" : "ltr");

export const isPseudo = (language: Language): language is PseudoLanguage =>
  PSEUDO_LANGUAGES.some((each) => each === language);
