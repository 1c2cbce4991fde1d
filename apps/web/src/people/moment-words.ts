import type { I18n } from "@lingui/core";

/** "Mon 23 Nov, 10:14" */
export const momentWords = (i18n: I18n, at: number): string =>
  i18n.date(new Date(at), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
