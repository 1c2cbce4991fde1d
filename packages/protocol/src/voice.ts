import { isParticipantId, type ParticipantId } from "./ids.ts";

/** What a character is attributed to: its author, and who typed it if that was somebody else. */
export interface Voice {
  readonly author: ParticipantId;
  readonly scribe?: ParticipantId;
}

/** One voice of one page load. `client` is the Yjs clientID that the server issued for it (1 to 2^32-1). */
export interface IssuedVoice extends Voice {
  readonly client: number;
}

/** The clientID of the server itself: it writes the headings of a new note. Nobody's words. */
export const SERVER_CLIENT = 1;

export const isClientId = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value < 2 ** 32;

export function parseIssuedVoice(value: unknown): IssuedVoice | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { client, author, scribe } = value as Record<string, unknown>;
  if (!isClientId(client) || !isParticipantId(author)) return undefined;
  if (scribe === undefined) return { client, author };
  return isParticipantId(scribe) ? { client, author, scribe } : undefined;
}
