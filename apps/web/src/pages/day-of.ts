export type Day =
  | { readonly kind: "today" }
  | { readonly kind: "yesterday" }
  | { readonly kind: "days-ago"; readonly days: number }
  | { readonly kind: "long-ago" };

const DAY_MS = 24 * 3_600_000;
/** Up to a week people count in days, after that in dates. */
const WEEK = 7;

/** How far back a moment lies, in whole days of the calendar here. Both in milliseconds since 1970. */
export function dayOf(at: number, now: number): Day {
  // Rounded, because a day on which the clocks change has 23 or 25 hours.
  const days = Math.max(0, Math.round((midnight(now) - midnight(at)) / DAY_MS));
  if (days === 0) return { kind: "today" };
  if (days === 1) return { kind: "yesterday" };
  return days < WEEK ? { kind: "days-ago", days } : { kind: "long-ago" };
}

const midnight = (at: number): number => new Date(at).setHours(0, 0, 0, 0);
