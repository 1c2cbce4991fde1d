import type { I18n } from "@lingui/core";
import { msg, plural } from "@lingui/core/macro";

const MINUTE = 60_000;

/** "15 minutes left": the one that runs counts. Nothing when it is over. */
export function timeLeft(i18n: I18n, until: number, now: number): string | undefined {
  if (until <= now) return undefined;
  const minutes = Math.ceil((until - now) / MINUTE);
  return i18n._(msg`${plural(minutes, { one: "# minute left", other: "# minutes left" })}`);
}
