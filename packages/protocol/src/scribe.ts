import { isParticipantId, type ParticipantId } from "./ids.ts";

/** `author` lets `scribe` write down their words. */
export interface Scribe {
  readonly author: ParticipantId;
  readonly scribe: ParticipantId;
}

export function parseScribe(value: unknown): Scribe | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { author, scribe } = value as Record<string, unknown>;
  return isParticipantId(author) && isParticipantId(scribe) && author !== scribe ? { author, scribe } : undefined;
}
