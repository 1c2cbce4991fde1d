import type { NoteId } from "@ourwords/protocol";
import type { LogRow, NewRow } from "./log-row.ts";

/** RM4: a fold over the rows up to and including `seq`. Stands beside the log, never instead of it. */
export interface Snapshot {
  readonly seq: number;
  readonly state: Uint8Array;
}

/** The log of every note. Whatever throws here (disk full, broken row) leaves the log as it was. */
export interface NoteStore {
  /**
   * RM3: appends `rows` as `expectedSeq + 1…`. `ok` means on disk. `behind` means that the note's last seq is not
   * `expectedSeq`: nothing was written, read and try again. Appending to seq 0 makes the note.
   */
  append(note: NoteId, expectedSeq: number, rows: readonly NewRow[]): Promise<"ok" | "behind">;
  /** The rows after `seq`, in order, at most `most`. Rejects when a row is missing, broken or not the one that was written (RM5). */
  read(note: NoteId, afterSeq: number, most?: number): Promise<readonly LogRow[]>;
  /** The newest snapshot, if there is one. */
  snapshot(note: NoteId): Promise<Snapshot | undefined>;
  /** Keeps a snapshot; an older one may go. */
  putSnapshot(note: NoteId, snapshot: Snapshot): Promise<void>;
  /** Writes what waits and closes. Idempotent. */
  close(): Promise<void>;
}
