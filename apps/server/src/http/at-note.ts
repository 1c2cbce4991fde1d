import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "@ourwords/protocol";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type Action, authorize } from "../directory/authorize.ts";
import type { Membership } from "../directory/memberships.ts";
import type { Session } from "../directory/session.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { readSession } from "./read-session.ts";
import { NUMBERS, NUMBERS_REST_DETAIL } from "./shapes.ts";

/** A request about a note by somebody who may make it. */
export interface AtNote {
  readonly note: NoteId;
  readonly session: Session;
  readonly as: Membership;
  /** `as` sits at another's device, and has said their numbers with this */
  readonly isByNumbers: boolean;
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
  if (may.kind === "allowed") return { note, session, as: may.as, isByNumbers: false };
  if (may.kind === "numbers-needed") return void sendProblem(reply, "numbers-missing");
  return void sendProblem(reply, may.reason === "not-for-your-role" ? "not-allowed" : "not-found");
}

/** Like `atNote`, for what the person may do at another's device as well, with `numbers` in the request's body. */
export async function atNoteWithNumbers(
  request: FastifyRequest<NotePath>,
  reply: FastifyReply,
  context: Context,
  action: Action,
): Promise<AtNote | undefined> {
  const session = readSession(request, context);
  const { id: note } = request.params;
  const { as } = request.query;
  if (!session || !isNoteId(note) || (as !== undefined && !isParticipantId(as)))
    return atNote(request, reply, context, action);
  const may = authorize(session, note, action, as);
  if (may.kind !== "numbers-needed") return atNote(request, reply, context, action);
  if (!(await saidNumbers(request, reply, context, may.as))) return undefined;
  // Hashing took a moment: they may have got up in it.
  const still = authorize(readSession(request, context), note, action, may.as.participant.id);
  if (still.kind === "numbers-needed") return { note, session, as: still.as, isByNumbers: true };
  return void sendProblem(reply, "not-allowed");
}

/** Whether the request says this member's numbers. If not, it is answered. */
export async function saidNumbers(
  request: FastifyRequest,
  reply: FastifyReply,
  { directory, clock }: Context,
  { note, participant }: Membership,
): Promise<boolean> {
  const said = NUMBERS.safeParse(request.body);
  if (!said.success) {
    sendProblem(reply, "numbers-missing");
    return false;
  }
  const tried = await directory.numbers.try(note, participant.id, said.data.numbers, clock.now());
  if (tried === "right") return true;
  if (tried === "rest") sendProblem(reply, "too-many-tries", NUMBERS_REST_DETAIL);
  else sendProblem(reply, "numbers-wrong");
  return false;
}

/** Everybody at this browser who takes part in this note. */
export const membersHere = ({ memberships }: Session, note: NoteId): readonly Membership[] =>
  memberships.filter((each) => each.note === note);

export const participantIn = (value: unknown): ParticipantId | undefined =>
  isParticipantId(value) ? value : undefined;
