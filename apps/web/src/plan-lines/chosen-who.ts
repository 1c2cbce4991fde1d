import { MOST_WHO, type Who, whoValue } from "@ourwords/note";
import { type Participant, parseName } from "@ourwords/protocol";

export const isSameWho = (one: Who, other: Who): boolean => whoValue([one]) === whoValue([other]);

/** With or without somebody. */
export const toggledWho = (all: readonly Who[], who: Who): readonly Who[] =>
  all.some((each) => isSameWho(each, who)) ? all.filter((each) => !isSameWho(each, who)) : [...all, who];

/**
 * Who is named, when somebody made `chosen` of what they had `seen` while others went on: what they put in and took out,
 * and no more.
 */
export function mergedWho(seen: readonly Who[], chosen: readonly Who[], now: readonly Who[]): readonly Who[] {
  const isIn = (all: readonly Who[], who: Who): boolean => all.some((each) => isSameWho(each, who));
  const left = now.filter((who) => isIn(chosen, who) || !isIn(seen, who));
  const added = chosen.filter((who) => !isIn(seen, who) && !isIn(left, who));
  return [...left, ...added].slice(0, MOST_WHO);
}

/** Somebody by the name that was typed: of the note, if it is one of theirs. An `@` at its start would be read as an id. */
export function whoByName(typed: string, people: readonly Pick<Participant, "id" | "name">[]): Who | undefined {
  const name = parseName(parseName(typed)?.replace(/^[@\s]+/u, ""));
  if (name === undefined) return undefined;
  const same = people.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  return same.length === 1 && same[0] ? { participant: same[0].id } : { name };
}
