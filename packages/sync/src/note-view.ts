import type { Ledger } from "@ourwords/authorship";
import type { Participant } from "@ourwords/protocol";
import type * as Y from "yjs";

/** A note as it is on disk, to be read at this moment. The room's own: not to be changed or kept. */
export interface NoteView {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly participants: readonly Participant[];
}
