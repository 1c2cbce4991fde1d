import type { NoteEntry } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { joinNote, lookAtInvitation } from "../directory/join-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { GUARDED } from "./rate-limit.ts";
import { sessionToken } from "./read-session.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { detailOf, JOIN, LOOK } from "./shapes.ts";

/** `/api/join`: coming into a note by a link, without an account. */
export function joinRoutes(app: FastifyInstance, context: Context): void {
  const { directory, clock, origins } = context;

  app.post("/api/join/look", GUARDED, (request, reply) => {
    const body = LOOK.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "link-unknown");
    const look = lookAtInvitation(directory, body.data.secret, clock.now());
    return typeof look === "string" ? sendProblem(reply, look) : reply.send(look);
  });

  app.post("/api/join", GUARDED, (request, reply) => {
    const body = JOIN.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const { secret, name } = body.data;
    const now = clock.now();
    const result = joinNote(directory, { secret, name, token: sessionToken(request, context) }, now);
    if (result.kind === "refused") return sendProblem(reply, result.reason);
    setSessionCookie(reply, origins().secure, result.admitted, now);
    return reply.send({ note: result.as.note, as: result.as.participant.id } satisfies NoteEntry);
  });
}
