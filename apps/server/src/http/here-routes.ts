import type { NoteEntry, WaitingAnswer } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { getUp, sitHere } from "../directory/sit-here.ts";
import { atNote, membersHere, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { GUARDED } from "./rate-limit.ts";
import { sessionToken } from "./read-session.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { detailOf, HERE, NUMBERS_REST_DETAIL, numbersMissing } from "./shapes.ts";
import { tellPeople } from "./tell-people.ts";
import { setWaitingCookie } from "./waiting-cookie.ts";

/** `/api/notes/:id/here`: two people at one device. */
export function hereRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock, origins } = context;

  app.post<NotePath>("/api/notes/:id/here", GUARDED, async (request, reply) => {
    const body = HERE.safeParse(request.body);
    const at = atNote(request, reply, context, "here", body.data?.as);
    if (!at) return reply;
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const { name, look, numbers } = body.data;
    const now = clock.now();
    const token = sessionToken(request, context) ?? "";
    const sat = await sitHere(directory, { host: at.as, name, look, numbers, token, session: at.session.id }, now);
    switch (sat.kind) {
      case "refused":
        return sendProblem(reply, sat.reason, sat.reason === "too-many-tries" ? NUMBERS_REST_DETAIL : undefined);
      case "numbers-missing":
        return sendProblem(reply, "bad-request", numbersMissing);
      case "waiting": {
        const { guest, from } = sat;
        setWaitingCookie(reply, context, { token: sat.token, endsAt: guest.endsAt });
        live.tellLobby(at.note);
        return reply.status(202).send({ waiting: true, from, until: guest.endsAt } satisfies WaitingAnswer);
      }
      case "entered": {
        const { participant } = sat.as;
        setSessionCookie(reply, origins().secure, sat.admitted, now);
        await tellPeople(context, at.note, [participant]);
        return reply.send({ note: at.note, as: participant.id } satisfies NoteEntry);
      }
    }
  });

  // Finish: whoever was here for the sitting is signed out of this browser. Works also twice.
  app.delete<NotePath>("/api/notes/:id/here", (request, reply) => {
    const at = atNote(request, reply, context, "open");
    if (!at) return reply;
    for (const member of membersHere(at.session, at.note)) getUp(directory, at.session, member);
    live.recheck();
    return reply.status(204).send();
  });
}
