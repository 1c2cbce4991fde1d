import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "@ourwords/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Action, authorize } from "../directory/authorize.ts";
import type { Membership } from "../directory/memberships.ts";
import type { Session } from "../directory/session.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { readSession } from "./read-session.ts";

/** A request about a note by somebody who may make it. */
export interface AtNote {
  readonly note: NoteId;
  readonly session: Session;
  readonly as: Membership;
}

export interface NotePath {
  Params: { id: string };
  Querystring: { as?: unknown };
}

/**
 * IN3: whom a request about a note comes from, if they may do `action`. Otherwise it is answered here, and `undefined`.
 * `as` (in the query unless given) names one of several at this browser; without it, it is the first who may.
 */
export function atNote(
  request: FastifyRequest<NotePath>,
  reply: FastifyReply,
  context: Context,
  action: Action,
  as: unknown = request.query.as,
): AtNote | undefined {
  const session = readSession(request, context);
  const { id: note } = request.params;
  if (!session) return void sendProblem(reply, "no-session");
  if (!isNoteId(note)) return void sendProblem(reply, "not-found");
  if (as !== undefined && !isParticipantId(as)) return void sendProblem(reply, "bad-request");
  const may = authorize(session, note, action, as);
  if (may.kind === "allowed") return { note, session, as: may.as };
  return void sendProblem(reply, may.reason === "not-for-your-role" ? "not-allowed" : "not-found");
}

/** Everybody at this browser who takes part in this note. */
export const membersHere = ({ memberships }: Session, note: NoteId): readonly Membership[] =>
  memberships.filter((each) => each.note === note);

export const participantIn = (value: unknown): ParticipantId | undefined =>
  isParticipantId(value) ? value : undefined;
