export { connectNote, type NoteConnection } from "./client/note-connection.ts";
export type { LineOptions } from "./client/line-options.ts";
export type { NoteState, Presence, SaveState } from "./client/note-state.ts";
export type { Answered } from "./client/requests.ts";
export { Outbox } from "./client/outbox.ts";
export { CLAIMS } from "./client/own-updates.ts";
export { mayStandBy } from "./seal/seal-list.ts";
export { REVIVE } from "./client/taken-words.ts";
export type { PageFetch } from "./client/ways/page-fetch.ts";
