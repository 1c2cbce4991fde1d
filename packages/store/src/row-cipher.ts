import type { NoteId } from "@ourwords/protocol";

/** Which bytes of a row (or of the snapshot at `seq`) are sealed: bound in, so that no field can be put in another's place. */
export type SealedField = "update" | "trace" | "snapshot";

/** Stands between the store and the disk. Both ways answer bytes of their own, never the ones they were given. */
export interface RowCipher {
  seal(note: NoteId, seq: number, field: SealedField, bytes: Uint8Array): Uint8Array;
  /** @throws when the bytes are not what was sealed for this place */
  open(note: NoteId, seq: number, field: SealedField, bytes: Uint8Array): Uint8Array;
}
