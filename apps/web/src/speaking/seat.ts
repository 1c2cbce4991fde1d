import type { Look, Participant } from "@ourwords/protocol";

/** Whether the note has its person already: they come back to their seat then, on one more screen. */
export type Seat =
  | { readonly kind: "free"; readonly looks: Readonly<Partial<Record<Look, string>>> }
  | { readonly kind: "taken"; readonly person: Participant };

/** What somebody says of themselves when they sit down. Without `numbers` their own open page is asked. */
export interface SitDown {
  readonly name: string;
  readonly look?: Look;
  readonly numbers?: string;
}

/** What came of it. `waiting`: their own page has been asked. */
export type Seated = "in" | "waiting" | "wrong" | "too-often" | "look-taken" | "not-allowed" | "offline" | "failed";

export function seatIn(people: readonly Participant[]): Seat {
  const person = people.find(({ role, access }) => role === "person" && access === "note");
  if (person) return { kind: "taken", person };
  const looks = people.filter(({ access }) => access !== "none").map(({ look, name }) => [look, name] as const);
  return { kind: "free", looks: Object.fromEntries(looks) };
}
