import type { Verdict } from "./check.ts";
import type { ParticipantId } from "./ids.ts";
import type { Participant } from "./participant.ts";

/** Somebody as the plan's page shows them: no more than their words need. */
export type PlanPerson = Pick<Participant, "id" | "role" | "name" | "look" | "label">;

/** Words of one author in one style. */
export interface PlanPiece {
  readonly text: string;
  /** missing for the note's own questions */
  readonly author?: ParticipantId;
  /** who wrote them down for their author, and what the author said of that */
  readonly scribe?: ParticipantId;
  readonly check?: "open" | Verdict;
  readonly marks: readonly string[];
}

/** One line of the plan. */
export interface PlanLine {
  /** of a heading: 2 or 3 */
  readonly level?: number;
  /** the lists and quotes around it, from the outside in */
  readonly within: readonly ("list" | "quote")[];
  /** of the first line in an item of a list */
  readonly marker?: number | "bullet";
  readonly pieces: readonly PlanPiece[];
}

/**
 * `GET /api/notes/:id/plan`, and the data of each event of `/plan/live`: the plan as it reads, for who was given the plan
 * and not the note. Nothing of the story, and nobody who is not the note's person, its reader, or an author in the plan.
 */
export interface PlanAnswer {
  readonly you: ParticipantId;
  readonly people: readonly PlanPerson[];
  readonly lines: readonly PlanLine[];
}
