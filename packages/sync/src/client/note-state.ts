import type { CloseReason, IssuedVoice, Participant, ParticipantId, Scribe, Voice, Waiting } from "@ourwords/protocol";
import type { FragmentName } from "@ourwords/note";
import type { Line } from "./line.ts";
import type { PagePresence } from "./page-presence.ts";
import type { Sending } from "./sending.ts";
import type { Told } from "./told.ts";

/** Somebody who is at an open page, their own or one that they share, and where they are writing at this moment. */
export interface Presence {
  readonly participant: ParticipantId;
  readonly writing: FragmentName | undefined;
  /** whose words their hand writes now; missing for who only sits beside */
  readonly speaking?: Voice;
  /** whose words they ask to be let write down */
  readonly asks?: ParticipantId;
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
      /** who writes on this page: you first, then who shares it */
      readonly writers: readonly ParticipantId[];
      /** all that this page may write with: one for each writer, then those of its scribes */
      readonly voices: readonly IssuedVoice[];
      /** the one that speaks now */
      readonly voice: IssuedVoice;
      /** who may write down whose words, on any page */
      readonly scribes: readonly Scribe[];
      /** who waits to be let in, if that is yours to say */
      readonly waiting: readonly Waiting[];
      readonly here: readonly Presence[];
    }
  | { readonly phase: "refused"; readonly reason: CloseReason };

/** What all of it comes to. */
export function noteState(line: Line, told: Told, sending: Sending, presence: PagePresence): NoteState {
  const { state, hasNote } = line;
  const refused = typeof state === "object" ? state : undefined;
  const { you, people, writers, waiting, voices } = told;
  const voice = voices.speaking;
  if (!you || !voice || !hasNote)
    return refused ? { phase: "refused", reason: refused.refused } : { phase: "opening", lost: state === "lost" };
  return {
    phase: "open",
    link: refused ?? (state === "live" ? "live" : "lost"),
    save: state === "live" || state === "anew" ? saveState(sending) : "offline",
    you,
    people: people.participants,
    writers,
    voices: voices.all,
    voice,
    scribes: people.scribes,
    waiting,
    here: presence.here(writers, voice),
  };
}

function saveState({ isDone, isLate }: Sending): SaveState {
  if (isDone) return "saved";
  return isLate ? "late" : "saving";
}
