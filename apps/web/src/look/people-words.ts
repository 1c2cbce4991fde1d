import type { Participant } from "@ourwords/protocol";
import { isolated } from "../language/isolated.ts";

/** Whoever is in the note now. Who left or was taken out stays known: their words stand. */
export const takingPart = (people: readonly Participant[]): readonly Participant[] =>
  people.filter(({ access }) => access !== "none");

/** The same order on every screen, so that a title is the same for everybody: the person first, then as they came. */
export function inOrder(people: readonly Participant[]): readonly Participant[] {
  return [...people.filter(({ role }) => role === "person"), ...people.filter(({ role }) => role !== "person")];
}

/** "Sam, Jo and Dr Ali" */
export const listed = (names: readonly string[], locale: string): string =>
  new Intl.ListFormat(locale, { type: "conjunction" }).format(names.map((name) => isolated(name, locale)));
