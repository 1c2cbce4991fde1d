import type { I18n, Messages } from "@lingui/core";
import { isPseudo, type Language, SOURCE_LANGUAGE } from "./languages.ts";

/** Changes the words on screen. `not-loaded`: the catalog could not be had, and the words stay as they are. */
export async function speak(i18n: I18n, language: Language): Promise<"spoken" | "not-loaded"> {
  try {
    const messages = await load(language);
    if (messages) i18n.load(language, messages);
    i18n.activate(language);
    return "spoken";
  } catch {
    return "not-loaded";
  }
}

/** One chunk a language. `undefined` for the source: its words stand in the code. */
async function load(language: Language): Promise<Messages | undefined> {
  if (language === SOURCE_LANGUAGE) return undefined;
  if (isPseudo(language)) {
    const { messages: source } = await import("../locales/en-GB.po");
    return (await import("./pseudo-messages.ts")).pseudoMessages(language, source);
  }
  switch (language) {
    case "de":
      return (await import("../locales/de.po")).messages;
  }
}
