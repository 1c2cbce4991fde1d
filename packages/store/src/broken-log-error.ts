import type { NoteId } from "@ourwords/protocol";

/** RM5: the log of `note` can't be trusted from row `seq` on. Says where, never what is written there. */
export class BrokenLogError extends Error {
  readonly note: NoteId;
  readonly seq: number;
  readonly fault: "missing" | "changed" | "unreadable";

  constructor(note: NoteId, seq: number, fault: BrokenLogError["fault"]) {
    super(`note ${note}: row ${seq} is ${fault}`);
    this.name = "BrokenLogError";
    this.note = note;
    this.seq = seq;
    this.fault = fault;
  }
}
