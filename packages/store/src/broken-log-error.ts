import type { NoteId } from "@ourwords/protocol";

/** RM5: the log of `note` can't be trusted from row `seq` on. Says where, never what is written there. */
export class BrokenLogError extends Error {
  readonly note: NoteId;
  readonly seq: number;
  /** `key-lost`, `key-wrong`: of the note's key, so no row can be read; `seq` is the one that was asked for */
  readonly fault: "missing" | "changed" | "unreadable" | "key-lost" | "key-wrong";

  constructor(note: NoteId, seq: number, fault: BrokenLogError["fault"]) {
    super(`note ${note}: row ${seq}: ${fault}`);
    this.name = "BrokenLogError";
    this.note = note;
    this.seq = seq;
    this.fault = fault;
  }
}
