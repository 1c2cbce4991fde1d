import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { OutcomeName } from "@ourwords/note";

/** `at` in milliseconds since 1970. */
export function lastTimeTitle(i18n: I18n, at: number): string {
  const day = i18n.date(new Date(at), { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  return i18n._(msg`Last time, on ${day}`);
}

/** What somebody says became of a line, on a button. */
export function outcomeWord(i18n: I18n, is: OutcomeName): string {
  switch (is) {
    case "did":
      return i18n._(msg`Did it`);
    case "changed":
      return i18n._(msg`It changed`);
    case "let-go":
      return i18n._(msg`Let it go`);
  }
}

export function outcomeSaid(i18n: I18n, name: string, is: OutcomeName): string {
  switch (is) {
    case "did":
      return i18n._(msg`${name}: did it.`);
    case "changed":
      return i18n._(msg`${name}: it changed.`);
    case "let-go":
      return i18n._(msg`${name}: let it go.`);
  }
}
