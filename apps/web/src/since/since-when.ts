import { dayOf } from "../pages/day-of.ts";

export type PartOfDay = "morning" | "afternoon" | "evening" | "night";

/** When somebody last looked, as people say it. */
export type SinceWhen =
  | { readonly kind: "just-now" }
  | { readonly kind: "today" | "yesterday" | "this-week"; readonly part: PartOfDay }
  | { readonly kind: "long-ago" };

const HOUR_MS = 3_600_000;

/** Both in milliseconds since 1970. */
export function sinceWhen(at: number, now: number): SinceWhen {
  if (now - at < HOUR_MS) return { kind: "just-now" };
  const hour = new Date(at).getHours();
  const part = partOf(hour);
  // After midnight it is still the same night for who is up.
  const day = dayOf(hour < NIGHT_ENDS ? at - NIGHT_ENDS * HOUR_MS : at, now);
  switch (day.kind) {
    case "today":
    case "yesterday":
      return { kind: day.kind, part };
    case "days-ago":
      return { kind: "this-week", part };
    case "long-ago":
      return { kind: "long-ago" };
  }
}

const NIGHT_ENDS = 5;

function partOf(hour: number): PartOfDay {
  if (hour < NIGHT_ENDS || hour >= 22) return "night";
  if (hour < 12) return "morning";
  return hour < 17 ? "afternoon" : "evening";
}
