import type { NoteId, ParticipantId } from "./ids.ts";
import type { Access, Look, Participant, Role } from "./participant.ts";

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

/** `POST /api/notes/:id/invitations`. The secret is in the link's fragment; neither it nor the code is stored. */
export interface InvitationAnswer {
  readonly id: string;
  readonly link: string;
  /** as it is read out: `BCD-234` */
  readonly code: string;
  readonly expiresAt: number;
  readonly codeExpiresAt: number;
}

/** `GET /api/notes/:id/invitations`: one for each that can still be used. */
export interface OpenInvitation {
  readonly id: string;
  readonly role: Role;
  readonly access: Access;
  readonly name: string | undefined;
  readonly madeBy: ParticipantId;
  /** its link leads to the lobby too, as a code always does */
  readonly ask: boolean;
  readonly expiresAt: number;
  readonly codeExpiresAt: number;
}

/** `POST /api/join/look`: what a link or a code offers, without using it up. */
export interface InvitationLook {
  readonly name: string | undefined;
  readonly role: Role;
  readonly access: Access;
  readonly from: string;
  /** the look they get unless they choose another of `looks` */
  readonly look: Look;
  readonly looks: readonly Look[];
  /** it opens the note for the person who is in already, on one more device of theirs; the look is theirs then */
  readonly device: boolean;
  /** somebody has to let them in */
  readonly asks: boolean;
  /** on a further device of theirs: their four numbers bring them in at once */
  readonly numbers: boolean;
}

/** 202 of `POST /api/join` and `POST /api/notes/:id/here`: somebody has to let you in, until when. */
export interface WaitingAnswer {
  readonly waiting: true;
  readonly from: string;
  readonly until: number;
}

/** `GET /api/join/waiting`. `over`: nobody let you in, or not in time; which of these it was is not told. */
export type WaitingState =
  | {
      readonly state: "waiting";
      readonly from: string;
      readonly until: number;
      /** a page is open on which somebody can let them in */
      readonly seen: boolean;
      /** not whom they come from: only the person whose note it is, on a device of their own */
      readonly own: boolean;
    }
  | ({ readonly state: "in"; readonly from: string } & NoteEntry)
  | { readonly state: "over"; readonly from: string };

/** How a note was opened: started, come into by a door, or opened again on a device that is in. */
export const OPENED_HOW = ["started", "link", "code", "here", "page"] as const;
export type OpenedHow = (typeof OPENED_HOW)[number];

/** That somebody opened the note (IN4). */
export interface Opening {
  readonly at: number;
  readonly how: OpenedHow;
  readonly id: string;
  /** who invited them, let them in, or has the device it was on */
  readonly by?: ParticipantId;
  /** somebody else let this device in as them, and they haven't said yet whether it was them */
  readonly letInBy?: ParticipantId;
}

/** `GET /api/notes/:id/people`: everybody who takes part or did, in the order they came. */
export interface PersonIn {
  readonly participant: Participant;
  readonly joinedAt: number;
  readonly openedAt: number;
  /** the last fifty, the latest first */
  readonly openings: readonly Opening[];
}

/** The header of a `code-unknown`: how many more wrong codes are listened to from this address. The body is always the same. */
export const TRIES_LEFT = "tries-left";

/**
 * `GET /api/notes/:id/outbox-key`: 32 bytes as base64url, the same for a participant and note every time. A page holds it in
 * memory only.
 */
export interface OutboxKeyAnswer {
  readonly key: string;
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
  "link-revoked": 410,
  "code-unknown": 404,
  "numbers-wrong": 403,
  "numbers-missing": 403,
  "look-taken": 409,
  "waiting-over": 410,
  "too-big": 413,
  "too-many-tries": 429,
  busy: 503,
  "no-pdf": 501,
  "not-kept": 404,
  "cannot-store": 503,
  "not-ready": 503,
  internal: 500,
} as const;

export type ProblemReason = keyof typeof PROBLEMS;
