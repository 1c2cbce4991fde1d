import type { NoteId, ParticipantId } from "./ids.ts";
import type { Look, Participant, Role } from "./participant.ts";

/** The HTTP answers that pages and server share. Times are milliseconds since 1970. */

/** `GET /api/session`, `POST /api/session`. `staff` is the clinician signed in on this device, if one is. */
export interface SessionAnswer {
  readonly staff: { readonly name: string } | undefined;
}

/** `GET /api/notes`: one for each participant of this session's, the latest first. */
export interface NoteSummary {
  readonly id: NoteId;
  readonly as: ParticipantId;
  readonly people: readonly Participant[];
  readonly openedAt: number;
}

/** `POST /api/notes`, `POST /api/join`: the note, and who you are in it. */
export interface NoteEntry {
  readonly note: NoteId;
  readonly as: ParticipantId;
}

/** `POST /api/notes/:id/invitations`. The secret is in the link's fragment and is never stored. */
export interface InvitationAnswer {
  readonly link: string;
  readonly expiresAt: number;
}

/** `POST /api/join/look`: what a link offers, without using it up. */
export interface InvitationLook {
  readonly name: string | undefined;
  readonly role: Role;
  readonly from: string;
  readonly look: Look;
}

/** RFC 9457, with the stable last part of `type` on its own as `reason`. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

/** The closed list of problem types; `type` is `/problems/<reason>`. */
export const PROBLEMS = {
  "bad-request": 400,
  "no-session": 401,
  "not-allowed": 403,
  "wrong-origin": 403,
  "not-found": 404,
  "link-unknown": 404,
  "link-used": 410,
  "link-expired": 410,
  "too-big": 413,
  "too-many-tries": 429,
  internal: 500,
} as const;

export type ProblemReason = keyof typeof PROBLEMS;
