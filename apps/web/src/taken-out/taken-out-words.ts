import type { I18n } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";
import type { Participant, ParticipantId, TakenOut } from "@ourwords/protocol";
import type { OpenState } from "../note/open-state.ts";
import { textAmount } from "./text-amount.ts";
import { youOn } from "../whose-words/you-on.ts";

/** "Dr Ali took out 6 words of Sam’s" */
export function takenOutWords(i18n: I18n, { by, of, text }: TakenOut, state: OpenState): string {
  const { people } = state;
  const you = youOn(state);
  const what = amountWords(i18n, text);
  const taker = nameOf(i18n, by, people);
  const owner = nameOf(i18n, of, people);
  if (by === you) return i18n._(msg`You took out ${what} of ${owner}’s`);
  if (of === you) return i18n._(msg`${taker} took out ${what} of yours`);
  return i18n._(msg`${taker} took out ${what} of ${owner}’s`);
}

/** Said when somebody else has taken out words. */
export function takenOutNews(i18n: I18n, record: TakenOut, state: OpenState): string {
  const fact = takenOutWords(i18n, record, state);
  return i18n._(msg`${fact}. They can be put back.`);
}

/** Said when they are in the text again. */
export function wordsBack(i18n: I18n, { of }: TakenOut, state: OpenState): string {
  const owner = nameOf(i18n, of, state.people);
  return of === youOn(state) ? i18n._(msg`Your words are back.`) : i18n._(msg`${owner}’s words are back.`);
}

export function nameOf(i18n: I18n, id: ParticipantId, people: readonly Participant[]): string {
  return people.find((each) => each.id === id)?.name ?? i18n._(msg`Somebody`);
}

/** "6 words", for somebody to read. */
export function amountWords(i18n: I18n, text: string): string {
  const { unit, count } = textAmount(text, i18n.locale);
  switch (unit) {
    case "words":
      return i18n._(msg`${plural(count, { one: "# word", other: "# words" })}`);
    case "symbols":
      return i18n._(msg`${plural(count, { one: "# symbol", other: "# symbols" })}`);
    case "spaces":
      return i18n._(msg`${plural(count, { one: "# space", other: "# spaces" })}`);
  }
}
