import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { FragmentName } from "@ourwords/note";
import type { OpenState } from "../note/open-state.ts";
import { amountWords, nameOf } from "../taken-out/taken-out-words.ts";
import { textAmount } from "../taken-out/text-amount.ts";
import type { ChangeTold } from "./change-news.ts";

/** "Sam wrote 12 words and took out 3 words in Story." Nothing, when it was only spaces. */
export function changeWords(i18n: I18n, told: ChangeTold, { you, people }: OpenState): string | undefined {
  const written = amountOf(i18n, told.written);
  const taken = amountOf(i18n, told.taken);
  const who = nameOf(i18n, told.voice.author, people);
  const sheet = sheetWord(i18n, told.sheet);
  if (told.voice.scribe && written) {
    const scribe = nameOf(i18n, told.voice.scribe, people);
    return told.voice.author === you.id
      ? i18n._(msg`${scribe} wrote down ${written} of yours in ${sheet}.`)
      : i18n._(msg`${scribe} wrote down ${written} of ${who}’s in ${sheet}.`);
  }
  if (written && taken) return i18n._(msg`${who} wrote ${written} and took out ${taken} in ${sheet}.`);
  if (written) return i18n._(msg`${who} wrote ${written} in ${sheet}.`);
  return taken && i18n._(msg`${who} took out ${taken} in ${sheet}.`);
}

const amountOf = (i18n: I18n, text: string): string | undefined =>
  textAmount(text, i18n.locale).unit === "spaces" ? undefined : amountWords(i18n, text);

const sheetWord = (i18n: I18n, sheet: FragmentName): string =>
  sheet === "story" ? i18n._(msg`Story`) : i18n._(msg`Plan`);
