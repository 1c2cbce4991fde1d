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

/** Who does what a line says: of the note, or anybody by name. */
export type PlanWho = { readonly participant: ParticipantId } | { readonly name: string };

/** Somebody's answer to a line. */
export interface PlanStance {
  readonly participant: ParticipantId;
  readonly says: "agree" | "not-yet" | "differently";
  /** in their own words; may be empty */
  readonly words: string;
  /** what the line said when they answered, if it, or who does it or by when, is another by now */
  readonly was?: string;
  /** with `was`: who did it then; missing when nobody was named */
  readonly wasWho?: readonly PlanWho[];
  /** with `was`: by when it was to be done then */
  readonly wasBy?: string;
}

/** "Because you said…": words quoted under a line. What has become of them in the story is not told, only whether they changed. */
export interface PlanReason {
  /** who said them */
  readonly author?: ParticipantId;
  readonly text: string;
  readonly now: "stands" | "changed" | "gone";
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
  /** missing when nobody was named */
  readonly who?: readonly PlanWho[];
  /** by when, in words */
  readonly by?: string;
  /** missing when there are none */
  readonly stances?: readonly PlanStance[];
  readonly reasons?: readonly PlanReason[];
}

/**
 * `GET /api/notes/:id/plan`, and the data of each event of `/plan/live`: the plan as it reads, for who was given the plan
 * and not the note. Nothing of the story but what somebody quoted in the plan, and nobody who is not the note's person, its
 * reader, an author in the plan, or somebody who does or answers something there.
 */
export interface PlanAnswer {
  readonly you: ParticipantId;
  readonly people: readonly PlanPerson[];
  readonly lines: readonly PlanLine[];
}
