export { BrokenLogError } from "./broken-log-error.ts";
export { DatabaseLockedError } from "./database-locked-error.ts";
export { inTransaction } from "./in-transaction.ts";
export { MemoryNoteStore, type MemoryNotes } from "./memory-note-store.ts";
export { type Database, openDatabase, openToRead } from "./open-database.ts";
export { plainRows } from "./plain-rows.ts";
export type { RowCipher, SealedField } from "./row-cipher.ts";
export { SqliteNoteStore } from "./sqlite-note-store.ts";
export { DatabaseGoneError, watchPlace } from "./watch-place.ts";
