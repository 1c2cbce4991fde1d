import type { FastifyInstance } from "fastify";
import { type Answered, answerGuest } from "../directory/answer-guest.ts";
import type { Membership } from "../directory/memberships.ts";
import { atNoteWithNumbers, membersHere, type NotePath, saidNumbers } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { ANSWER } from "./shapes.ts";
import { tellPeople } from "./tell-people.ts";

/** `/api/notes/:id/waiting`: letting in who waits. */
export function lobbyRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock } = context;

  app.post<NotePath & { Params: { wid: string } }>("/api/notes/:id/waiting/:wid", async (request, reply) => {
    const at = await atNoteWithNumbers(request, reply, context, "let-in-own");
    if (!at) return reply;
    const body = ANSWER.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request");
    // Two at one browser: whichever of them may let this one in does, unless one was named.
    const by = request.query.as === undefined ? membersHere(at.session, at.note) : [at.as];
    const answer = (isHere: (member: Membership) => boolean): Answered => {
      const asked = { by, id: request.params.wid, verdict: body.data.let, isHere, isOpen: live.isOpen };
      return answerGuest(directory, asked, clock.now());
    };
    const isHere = ({ account, participant }: Membership): boolean =>
      at.session.here.has(account) && !(at.isByNumbers && participant.id === at.as.participant.id);
    let answered = answer(isHere);
    if (answered.kind === "numbers-needed") {
      const { as } = answered;
      if (!(await saidNumbers(request, reply, context, as))) return reply;
      answered = answer((member) => isHere(member) && member.participant.id !== as.participant.id);
    }
    live.tellLobby(at.note);
    switch (answered.kind) {
      case "numbers-needed":
        return sendProblem(reply, "numbers-missing");
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
