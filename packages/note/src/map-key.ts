import { type CharRange, isClientId, isParticipantId, type ParticipantId } from "@ourwords/protocol";
import { isLineId } from "./line-id.ts";
import { type MapName, MAPS } from "./schema.ts";

/** A key of `meanings`: which characters it is about, by their original identities, and who says it. */
export interface MapKey {
  /** in the order they were picked; at least one */
  readonly anchor: readonly CharRange[];
  readonly participant: ParticipantId;
}

/** A key of `stances`: who answers which plan line. */
export interface StanceKey {
  readonly line: string;
  readonly participant: ParticipantId;
}

/** A key of `reasons`: under which line, whose originals are quoted, and who quotes them. */
export interface ReasonKey extends StanceKey, MapKey {}

/** A key of `outcomes`: of which line of the plan that the seal in row `seal` kept, and who says what became of it. */
export interface OutcomeKey extends StanceKey {
  readonly seal: number;
}

/** A word that was mended letter by letter has a few ranges; nobody explains more words at once than these hold. */
export const LONGEST_ANCHOR = { ranges: 16, letters: 200 } as const;
const LONGEST_QUOTE = { ranges: MAPS.reasons.ranges, letters: MAPS.reasons.text } as const;

/** `client.clock.length` for each range, joined by `_`. */
export const anchorName = (anchor: readonly CharRange[]): string =>
  anchor.map(({ client, clock, length }) => `${client}.${clock}.${length}`).join("_");

/** Reads ranges. There is one way only to write each. */
export function parseAnchor(
  name: string,
  longest: { readonly ranges: number; readonly letters: number },
): readonly CharRange[] | undefined {
  const anchor: CharRange[] = [];
  for (const part of name.split("_", longest.ranges + 1)) {
    const [client = 0, clock = 0, length = 0] = part.split(".").map(Number);
    if (!isClientId(client) || !Number.isSafeInteger(clock) || clock < 0) return undefined;
    if (!Number.isSafeInteger(length) || length < 1) return undefined;
    anchor.push({ client, clock, length });
  }
  const letters = anchor.reduce((sum, { length }) => sum + length, 0);
  if (anchor.length > longest.ranges || letters > longest.letters) return undefined;
  return anchorName(anchor) === name ? anchor : undefined;
}

export const mapKey = ({ anchor, participant }: MapKey): string => `${anchorName(anchor)}/${participant}`;
export const stanceKey = ({ line, participant }: StanceKey): string => `${line}/${participant}`;
export const reasonKey = ({ line, anchor, participant }: ReasonKey): string =>
  `${line}/${anchorName(anchor)}/${participant}`;

export const outcomeKey = ({ seal, line, participant }: OutcomeKey): string => `${seal}/${line}/${participant}`;

export function parseMapKey(key: string): MapKey | undefined {
  const [name = "", participant, ...more] = key.split("/");
  const anchor = parseAnchor(name, LONGEST_ANCHOR);
  return anchor && isParticipantId(participant) && more.length === 0 ? { anchor, participant } : undefined;
}

export function parseStanceKey(key: string): StanceKey | undefined {
  const [line, participant, ...more] = key.split("/");
  return isLineId(line) && isParticipantId(participant) && more.length === 0 ? { line, participant } : undefined;
}

export function parseReasonKey(key: string): ReasonKey | undefined {
  const [line, name = "", participant, ...more] = key.split("/");
  const anchor = parseAnchor(name, LONGEST_QUOTE);
  if (!isLineId(line) || !anchor || !isParticipantId(participant) || more.length > 0) return undefined;
  return { line, anchor, participant };
}

export function parseOutcomeKey(key: string): OutcomeKey | undefined {
  const [name, line, participant, ...more] = key.split("/");
  const seal = Number(name);
  if (!Number.isSafeInteger(seal) || seal < 1 || String(seal) !== name) return undefined;
  if (!isLineId(line) || !isParticipantId(participant) || more.length > 0) return undefined;
  return { seal, line, participant };
}

/** GT4: whose an entry of a map is; `undefined` when this is no key of it. */
export function ownerOf(map: MapName, key: string): ParticipantId | undefined {
  switch (map) {
    case "stances":
      return parseStanceKey(key)?.participant;
    case "meanings":
      return parseMapKey(key)?.participant;
    case "reasons":
      return parseReasonKey(key)?.participant;
    case "outcomes":
      return parseOutcomeKey(key)?.participant;
  }
}
