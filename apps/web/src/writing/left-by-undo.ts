import type { ParticipantId } from "@ourwords/protocol";

/** AU9: an undo or redo came upon words of others that stay: it was done around them (`partly`), or not at all. */
export interface LeftByUndo {
  readonly what: "undo" | "redo";
  readonly done: "partly" | "not";
  /** whose words; at least one */
  readonly of: readonly ParticipantId[];
}
