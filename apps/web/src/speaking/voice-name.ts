import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Participant } from "@ourwords/protocol";

/** A voice in words: "Sam", or "Sam’s words, typed by Dr Ali". */
export function voiceName(i18n: I18n, author: Participant, scribe: Participant | undefined): string {
  const [name, hand] = [author.name, scribe?.name];
  return hand === undefined ? name : i18n._(msg`${name}’s words, typed by ${hand}`);
}
