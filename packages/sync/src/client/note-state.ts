import type { CloseReason, Participant, ParticipantId } from "@ourwords/protocol";
import type { FragmentName } from "@ourwords/note";

/** Somebody whose page is open now, and where they are writing at this moment. */
export interface Presence {
  readonly participant: ParticipantId;
  readonly writing: FragmentName | undefined;
}

/** SV2: `late` is 2 s without an answer. */
export type SaveState = "saved" | "saving" | "late" | "offline";

/** What a page knows of its note. The same object as long as nothing changed. */
export type NoteState =
  | { readonly phase: "opening"; readonly lost: boolean }
  | {
      readonly phase: "open";
      readonly link: "live" | "lost" | { readonly refused: CloseReason };
      readonly save: SaveState;
      readonly you: Participant;
      readonly people: readonly Participant[];
      readonly here: readonly Presence[];
    }
  | { readonly phase: "refused"; readonly reason: CloseReason };
