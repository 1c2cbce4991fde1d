import { type CharRange, isClientId, isParticipantId, type ParticipantId } from "@ourwords/protocol";

/** A key of `stances` or `meanings`: which characters it is about, by their original identities, and who says it. */
export interface MapKey {
  /** in the order they were picked; at least one */
  readonly anchor: readonly CharRange[];
  readonly participant: ParticipantId;
}

/** A word that was mended letter by letter has a few ranges; nobody explains more words at once than these hold. */
export const LONGEST_ANCHOR = { ranges: 16, letters: 200 } as const;

/** `client.clock.length` for each range, joined by `_`. */
export const anchorName = (anchor: readonly CharRange[]): string =>
  anchor.map(({ client, clock, length }) => `${client}.${clock}.${length}`).join("_");

export const mapKey = ({ anchor, participant }: MapKey): string => `${anchorName(anchor)}/${participant}`;

/** Reads a key. There is one way only to write each. */
export function parseMapKey(key: string): MapKey | undefined {
  const [name = "", participant, ...more] = key.split("/");
  if (more.length > 0 || !isParticipantId(participant)) return undefined;
  const anchor: CharRange[] = [];
  for (const part of name.split("_", LONGEST_ANCHOR.ranges + 1)) {
    const [client = 0, clock = 0, length = 0] = part.split(".").map(Number);
    if (!isClientId(client) || !Number.isSafeInteger(clock) || clock < 0) return undefined;
    if (!Number.isSafeInteger(length) || length < 1) return undefined;
    anchor.push({ client, clock, length });
  }
  const letters = anchor.reduce((sum, { length }) => sum + length, 0);
  if (anchor.length > LONGEST_ANCHOR.ranges || letters > LONGEST_ANCHOR.letters) return undefined;
  return mapKey({ anchor, participant }) === key ? { anchor, participant } : undefined;
}
