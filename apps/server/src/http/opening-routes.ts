import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sayOfDevice } from "../directory/own-devices.ts";
import { atNote, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";

interface OpeningPath extends NotePath {
  Params: { id: string; opening: string };
}

/** `/api/notes/:id/openings/:opening`: "another device was let in as you: was that you?" (IN4). */
export function openingRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock } = context;

  const say = (request: FastifyRequest<OpeningPath>, reply: FastifyReply, isMine: boolean): FastifyReply => {
    const at = atNote(request, reply, context, "devices");
    if (!at) return reply;
    const { opening } = request.params;
    const said = sayOfDevice(directory, at.as, { opening, isMine, session: at.session.id }, clock.now());
    if (said !== "done") return sendProblem(reply, said);
    live.recheck();
    return reply.status(204).send();
  };

  app.put<OpeningPath>("/api/notes/:id/openings/:opening/mine", (request, reply) => say(request, reply, true));
  app.delete<OpeningPath>("/api/notes/:id/openings/:opening", (request, reply) => say(request, reply, false));
}
