import { isNoteId, isParticipantId, type OutboxKeyAnswer } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import type { NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { sessionToken } from "./read-session.ts";

/**
 * SV3, `GET /api/notes/:id/outbox-key`: what a participant's own unsaved words are sealed with on their device. Also for who is
 * no longer in the note and still signed in: it opens nothing but words that never arrived, and those are theirs.
 */
export function outboxRoutes(app: FastifyInstance, context: Context): void {
  const { directory, clock } = context;

  app.get<NotePath>("/api/notes/:id/outbox-key", (request, reply) => {
    const session = directory.sessions.byToken(sessionToken(request, context) ?? "", clock.now());
    const { id: note } = request.params;
    const { as } = request.query;
    if (!session) return sendProblem(reply, "no-session");
    if (!isNoteId(note)) return sendProblem(reply, "not-found");
    if (as !== undefined && !isParticipantId(as)) return sendProblem(reply, "bad-request");
    const here = new Set(session.seats.map(({ account }) => account));
    const mine = directory.memberships
      .ofNote(note)
      .filter(({ account, participant }) => here.has(account) && (as === undefined || participant.id === as));
    // As the socket does: without a name, the first of those who may write.
    const one = mine.find(({ participant }) => participant.access === "note") ?? mine[0];
    if (!one) return sendProblem(reply, "not-found");
    const key = Buffer.from(directory.outboxKeys.of(note, one.participant.id)).toString("base64url");
    return reply.send({ key } satisfies OutboxKeyAnswer);
  });
}
