import type { ParticipantId } from "@ourwords/protocol";
import type { NoteConnection } from "@ourwords/sync/client";

/** Whether somebody has a page of their own open now, besides this one. */
export const isOnOwnPage = ({ awareness }: NoteConnection, who: ParticipantId): boolean =>
  [...awareness.getStates()].some(([id, state]) => id !== awareness.clientID && state["participant"] === who);
