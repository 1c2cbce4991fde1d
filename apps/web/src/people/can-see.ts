import type { Participant } from "@ourwords/protocol";

/** IN5: who a note is open to, in the order of every screen. `writers` see and write all of it, `planReaders` see the plan only. */
export interface CanSee {
  readonly writers: readonly string[];
  readonly planReaders: readonly string[];
}

export function canSee(people: readonly Pick<Participant, "name" | "access">[]): CanSee {
  const named = (wanted: "note" | "plan"): readonly string[] =>
    people.filter(({ access }) => access === wanted).map(({ name }) => name);
  return { writers: named("note"), planReaders: named("plan") };
}
