import type { Participant } from "@ourwords/protocol";

/** IN5: who a note is open to, in the order of every screen. `writers` see and write all of it, `planReaders` see the plan only. */
export interface CanSee {
  readonly writers: readonly string[];
  readonly planReaders: readonly string[];
}

/** What a participant may see. One that says nothing writes in the note. */
type Reader = Pick<Participant, "name" | "role"> & { readonly access?: "note" | "plan" | "none" };

export function canSee(people: readonly Reader[]): CanSee {
  const named = (wanted: "note" | "plan"): readonly string[] =>
    people.filter(({ access = "note" }) => access === wanted).map(({ name }) => name);
  return { writers: named("note"), planReaders: named("plan") };
}
