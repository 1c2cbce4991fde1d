import { isParticipantId, type ParticipantId, parseName } from "@ourwords/protocol";

/** Somebody who does what a plan line says: of this note, or anybody by name. */
export type Who = { readonly participant: ParticipantId } | { readonly name: string };

export const MOST_WHO = 8;

/**
 * The attribute `who` of a plan line: one a line, `@` and the id of a participant, or a name as `parseName` leaves it.
 * `undefined` for nobody: then there is no such attribute.
 */
export const whoValue = (who: readonly Who[]): string | undefined =>
  who.length === 0 ? undefined : who.map(nameOf).join("\n");

/** Reads it. There is one way only to write each. */
export function parseWho(value: unknown): readonly Who[] | undefined {
  if (typeof value !== "string") return undefined;
  const names = value.split("\n", MOST_WHO + 1);
  const who = names.flatMap((name): Who[] => {
    const id = name.slice(1);
    if (name.startsWith("@")) return isParticipantId(id) ? [{ participant: id }] : [];
    return parseName(name) === name ? [{ name }] : [];
  });
  const isWhole = who.length === names.length && new Set(names).size === names.length;
  return isWhole && who.length <= MOST_WHO ? who : undefined;
}

const nameOf = (who: Who): string => ("participant" in who ? `@${who.participant}` : who.name);
