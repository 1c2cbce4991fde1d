import type { I18n } from "@lingui/core";
import type { Seal } from "@ourwords/protocol";
import { listed } from "../look/people-words.ts";

/** "Monday 23 November 2026 at 15:10". `at` in milliseconds since 1970. */
export const keptWhen = (i18n: I18n, at: number): string =>
  i18n.date(new Date(at), {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });

/** "Sam and Dr Ali", called what they were called then. */
export const keptBy = ({ people, signers }: Seal, locale: string): string =>
  listed(
    signers.flatMap(({ by }) => people.find(({ id }) => id === by)?.name ?? []),
    locale,
  );
