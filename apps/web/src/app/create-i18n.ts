import type { I18n } from "@lingui/core";
import { type Language, SOURCE_LANGUAGE } from "../language/languages.ts";
import { speak } from "../language/speak.ts";
import { WordsOnScreen } from "../language/words-on-screen.ts";

/** The words on screen, in `language` from the start. Without a connection to get them by, in the source language. */
export async function createI18n(language: Language): Promise<I18n> {
  // The English stands in the code itself (english-in-place.ts).
  const i18n = new WordsOnScreen({ locale: SOURCE_LANGUAGE, messages: { [SOURCE_LANGUAGE]: {} } });
  await speak(i18n, language);
  return i18n;
}
