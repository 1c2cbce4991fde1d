import type { I18n } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";

const MINUTE = 60_000;

/** "14 minutes left", to the last whole minute; nothing when it is over. */
export function timeLeft(i18n: I18n, until: number, now: number): string | undefined {
  if (until <= now) return undefined;
  const minutes = Math.floor((until - now) / MINUTE);
  if (minutes < 1) return i18n._(msg`Less than a minute left`);
  return i18n._(msg`${plural(minutes, { one: "# minute left", other: "# minutes left" })}`);
}
