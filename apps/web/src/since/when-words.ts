import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { sinceWhen } from "./since-when.ts";

const NIGHT_ENDS_MS = 5 * 3_600_000;

/** "Since yesterday evening". Both in milliseconds since 1970. */
export function whenWords(i18n: I18n, at: number, now: number): string {
  const when = sinceWhen(at, now);
  switch (when.kind) {
    case "just-now":
      return i18n._(msg`Since a moment ago`);
    case "today":
      switch (when.part) {
        case "morning":
          return i18n._(msg`Since this morning`);
        case "afternoon":
          return i18n._(msg`Since this afternoon`);
        case "evening":
        case "night":
          return i18n._(msg`Since this evening`);
      }
    case "yesterday":
      switch (when.part) {
        case "morning":
          return i18n._(msg`Since yesterday morning`);
        case "afternoon":
          return i18n._(msg`Since yesterday afternoon`);
        case "evening":
          return i18n._(msg`Since yesterday evening`);
        case "night":
          return i18n._(msg`Since last night`);
      }
    case "this-week": {
      // A night belongs to the day it began on.
      const began = new Date(at - (when.part === "night" ? NIGHT_ENDS_MS : 0));
      const weekday = i18n.date(began, { weekday: "long" });
      switch (when.part) {
        case "morning":
          return i18n._(msg`Since ${weekday} morning`);
        case "afternoon":
          return i18n._(msg`Since ${weekday} afternoon`);
        case "evening":
          return i18n._(msg`Since ${weekday} evening`);
        case "night":
          return i18n._(msg`Since ${weekday} night`);
      }
    }
    case "long-ago": {
      const date = i18n.date(new Date(at), { day: "numeric", month: "long" });
      return i18n._(msg`Since ${date}`);
    }
  }
}
