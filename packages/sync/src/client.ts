export { type ConnectOptions, connectNote, type NoteConnection, UNDO } from "./client/note-connection.ts";
export type { NoteState, Presence, SaveState } from "./client/note-state.ts";
export { Outbox } from "./client/outbox.ts";
