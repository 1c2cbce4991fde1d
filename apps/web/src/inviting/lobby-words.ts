import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Participant, Waiting } from "@ourwords/protocol";
import { roleWord } from "../people/role-words.ts";

/** "Sam (by code) would like to come in." What whoever may let them in reads and hears. */
export function lobbyWords(i18n: I18n, { name, role, how, from, as }: Waiting, you: Participant): string {
  const host = from ?? i18n._(msg`Somebody`);
  if (how === "here") return i18n._(msg`${host}’s screen asks to write as you.`);
  const who = as === undefined ? named(i18n, name, role) : name;
  const coming =
    as === undefined
      ? how === "code"
        ? i18n._(msg`${who} (by code) would like to come in.`)
        : i18n._(msg`${who} (by link) would like to come in.`)
      : how === "code"
        ? i18n._(msg`${who} (by code) would like to come in on one more device.`)
        : i18n._(msg`${who} (by link) would like to come in on one more device.`);
  return from === undefined || from === you.name ? coming : `${coming} ${i18n._(msg`${host} invited them.`)}`;
}

/** The person needs no word beside their name. */
function named(i18n: I18n, name: string, role: Waiting["role"]): string {
  const word = roleWord(i18n, role);
  return word === undefined ? name : i18n._(msg`${name}, ${word}`);
}
