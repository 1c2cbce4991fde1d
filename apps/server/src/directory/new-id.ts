import { randomBytes } from "node:crypto";
import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "@ourwords/protocol";

/** 128 random bits as base64url. */
export const newId = (): string => randomBytes(16).toString("base64url");

export function newNoteId(): NoteId {
  const id = newId();
  if (!isNoteId(id)) throw new Error("16 bytes make a note id");
  return id;
}

export function newParticipantId(): ParticipantId {
  const id = newId();
  if (!isParticipantId(id)) throw new Error("16 bytes make a participant id");
  return id;
}
