import type { NoteId } from "@ourwords/protocol";
import type { LogRow, Snapshot } from "@ourwords/sync";

/** Stands between the store and the disk. */
export interface RowCipher {
  /**
   * What seals this note. `isNew`: it has no rows yet, so a key may be made for it; else its key must be there.
   * @throws KeyError when the key is lost or can't be unwrapped
   */
  of(note: NoteId, isNew: boolean): NoteCipher;
  /** A commit failed: a key that was made in it is not on disk, and must not be used again. */
  forget(): void;
}

/** Seals one note. Whatever it answers has bytes of its own, never the ones it was given. */
export interface NoteCipher {
  sealRow(prevHash: Uint8Array, row: LogRow): LogRow;
  /** @throws when this is not what was sealed as this row of this note, after a row with this hash */
  openRow(prevHash: Uint8Array, row: LogRow): LogRow;
  sealSnapshot(snapshot: Snapshot): Snapshot;
  /** @throws when this is not what was sealed as this note's snapshot at this row */
  openSnapshot(snapshot: Snapshot): Snapshot;
}

/** A note's key is not there (`key-lost`), or is not what this master key wrapped for this note (`key-wrong`). */
export class KeyError extends Error {
  override readonly name = "KeyError";
  readonly fault: "key-lost" | "key-wrong";

  constructor(fault: KeyError["fault"]) {
    super(fault);
    this.fault = fault;
  }
}
