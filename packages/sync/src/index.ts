export * from "./log-row.ts";
export * from "./note-store.ts";
export type { NoteView } from "./note-view.ts";
export * from "./ports.ts";
export { type JoinOptions, Rooms } from "./server/rooms.ts";
export type { RoomSession } from "./server/room-session.ts";
export { NoteFold } from "./server/note-fold.ts";
