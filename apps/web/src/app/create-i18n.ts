import { type I18n, setupI18n } from "@lingui/core";
import { type Language, SOURCE_LANGUAGE } from "../language/languages.ts";
import { speak } from "../language/speak.ts";
import { messages } from "../locales/en-GB.po";

/** The words on screen, in `language` from the start. Without a connection to get them by, in the source language. */
export async function createI18n(language: Language): Promise<I18n> {
  const i18n = setupI18n({ locale: SOURCE_LANGUAGE, messages: { [SOURCE_LANGUAGE]: messages } });
  await speak(i18n, language);
  return i18n;
}
