export { CLAIMS, type ConnectOptions, connectNote, type NoteConnection } from "./client/note-connection.ts";
export type { NoteState, Presence, SaveState } from "./client/note-state.ts";
export { Outbox } from "./client/outbox.ts";
export { REVIVE } from "./client/taken-words.ts";
