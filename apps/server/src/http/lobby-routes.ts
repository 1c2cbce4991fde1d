import type { FastifyInstance } from "fastify";
import { answerGuest } from "../directory/answer-guest.ts";
import { atNote, membersHere, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { ANSWER } from "./shapes.ts";
import { tellPeople } from "./tell-people.ts";

/** `/api/notes/:id/waiting`: letting in who waits. */
export function lobbyRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock } = context;

  app.post<NotePath & { Params: { wid: string } }>("/api/notes/:id/waiting/:wid", async (request, reply) => {
    const at = atNote(request, reply, context, "let-in-own");
    if (!at) return reply;
    const body = ANSWER.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request");
    // Two at one browser: whichever of them may let this one in does, unless one was named.
    const by = request.query.as === undefined ? membersHere(at.session, at.note) : [at.as];
    const answered = answerGuest(directory, { by, id: request.params.wid, verdict: body.data.let }, clock.now());
    live.tellLobby(at.note);
    switch (answered.kind) {
      case "not-yours":
        return sendProblem(reply, "not-found");
      case "over":
        return sendProblem(reply, "waiting-over");
      case "in":
        await tellPeople(context, at.note, [answered.as.participant]);
        return reply.status(204).send();
      case "out":
        return reply.status(204).send();
    }
  });
}
