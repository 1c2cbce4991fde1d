export * from "./log-row.ts";
export * from "./note-store.ts";
export type { NoteThen, NoteView } from "./note-view.ts";
export * from "./ports.ts";
export { type JoinOptions, Rooms } from "./server/rooms.ts";
export type { RoomSession } from "./server/room-session.ts";
export { NoteFold } from "./server/note-fold.ts";
export type { Sealed } from "./seal/read-sealed.ts";
export { type RowFault, verifyRows } from "./seal/verify-rows.ts";
