import { isParticipantId, type NoteId, type ParticipantId, type Voice } from "@ourwords/protocol";

/** Who shares this tab's keyboard, and whose words it wrote last. */
export interface SharedHere {
  readonly sharing: readonly ParticipantId[];
  readonly voice?: Voice;
}

const NOBODY: SharedHere = { sharing: [] };
const keyOf = (note: NoteId): string => `shared ${note}`;

/**
 * Survives a reload of this tab and nothing else: ids only, no name, no word. Whether somebody may still write here, the
 * server says anew each time.
 */
export function readSharedHere(note: NoteId): SharedHere {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(keyOf(note)) ?? "null");
    if (typeof stored !== "object" || stored === null) return NOBODY;
    const { sharing, author, scribe } = stored as Record<string, unknown>; // reason: each is looked at below
    if (!Array.isArray(sharing)) return NOBODY;
    const voice = isParticipantId(author) && { author, ...(isParticipantId(scribe) && { scribe }) };
    return { sharing: sharing.filter(isParticipantId), ...(voice && { voice }) };
  } catch {
    return NOBODY;
  }
}

export function rememberSharedHere(note: NoteId, { sharing, voice }: SharedHere): void {
  try {
    if (sharing.length === 0) sessionStorage.removeItem(keyOf(note));
    else sessionStorage.setItem(keyOf(note), JSON.stringify({ sharing, ...voice }));
  } catch {
    // A browser may refuse any storage: then a reload begins with one voice.
  }
}
