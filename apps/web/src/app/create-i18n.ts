import { type I18n, setupI18n } from "@lingui/core";
import { messages } from "../locales/en-GB.po";

/** The words on screen. One language so far; another is one more catalog here. */
export const createI18n = (): I18n => setupI18n({ locale: "en-GB", messages: { "en-GB": messages } });
