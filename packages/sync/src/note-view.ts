import type { Ledger } from "@ourwords/authorship";
import type { Participant, Seal, TakenOut } from "@ourwords/protocol";
import type * as Y from "yjs";
import type { Sealed } from "./seal/read-sealed.ts";
import type { Since } from "./seal/since-seal.ts";

/** A note as it is on disk, to be read at this moment. The room's own: not to be changed or kept. */
export interface NoteView {
  readonly doc: Y.Doc;
  readonly ledger: Ledger;
  readonly participants: readonly Participant[];
  /** the oldest first */
  readonly seals: readonly Seal[];
  /** What has changed since a seal of this note. */
  readonly since: (sealed: Sealed) => Since;
  /** AU8: what stands taken out */
  readonly takenOut: () => readonly TakenOut[];
}

/** A note as a seal kept it, and that seal with all who stand by it by now. */
export interface NoteThen extends Pick<NoteView, "doc" | "ledger" | "participants" | "takenOut"> {
  readonly seal: Seal;
}
