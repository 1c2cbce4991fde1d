import { I18n, type MessageDescriptor, type MessageOptions } from "@lingui/core";
import { isolated } from "./isolated.ts";

/**
 * All words on screen. What is put into a sentence, such as a name, never turns the words around it. Nothing in it is
 * private to the class: Lingui's React hands a proxy of it on.
 */
export class WordsOnScreen extends I18n {
  override _(message: MessageDescriptor | string, values?: Record<string, unknown>, options?: MessageOptions): string {
    if (typeof message === "string") return super._(message, isolatedIn(values, this.locale), options);
    return super._({ ...message, values: isolatedIn(message.values, this.locale) });
  }
}

const isolatedIn = (values: Record<string, unknown> = {}, locale: string): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === "string" ? isolated(value, locale) : value]),
  );
