import { isParticipantId, type PersonIn } from "@ourwords/protocol";
import type { FastifyInstance, FastifyReply } from "fastify";
import { changeOwn } from "../directory/change-own.ts";
import { endPart } from "../directory/end-part.ts";
import type { Membership } from "../directory/memberships.ts";
import { isInDoubt } from "../directory/own-devices.ts";
import { atNote, atNoteWithNumbers, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { CHANGE, detailOf, NUMBERS } from "./shapes.ts";
import { tellPeople } from "./tell-people.ts";

/** `/api/notes/:id/people`: who is in a note, and who has opened it when (IN4). */
export function peopleRoutes(app: FastifyInstance, context: Context): void {
  const { directory, rooms, live, clock } = context;
  const { memberships, openings, numbers } = directory;

  app.get<NotePath>("/api/notes/:id/people", (request, reply) => {
    const at = atNote(request, reply, context, "people");
    if (!at) return reply;
    const own = at.as.participant.id;
    // Whoever was let in can't answer for themselves (IN8): asking them would only invite a no.
    const isAsked = !isInDoubt(directory, at.as, at.session.id, clock.now());
    const people = memberships.ofNote(at.note).map(({ participant, joinedAt, openedAt }): PersonIn => {
      const opened = openings.of(at.note, participant.id);
      return {
        participant,
        joinedAt,
        openedAt,
        openings: participant.id === own && !isAsked ? opened.map(({ letInBy: _letInBy, ...each }) => each) : opened,
      };
    });
    return reply.send(people);
  });

  app.patch<NotePath>("/api/notes/:id/people/me", async (request, reply) => {
    const at = await atNoteWithNumbers(request, reply, context, "me");
    if (!at) return reply;
    const body = CHANGE.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const { name, look, label } = body.data;
    const isHere = (...who: Parameters<typeof live.count>) => live.count(...who) > 0;
    const changed = changeOwn(directory, at.as, { name, look, label }, isHere);
    if (changed.kind === "refused") return sendProblem(reply, changed.reason);
    await tellPeople(context, at.note, changed.participants);
    return reply.send(changed.participants[0]);
  });

  app.put<NotePath>("/api/notes/:id/people/me/numbers", async (request, reply) => {
    const at = atNote(request, reply, context, "numbers");
    if (!at) return reply;
    const body = NUMBERS.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    // Whose device this is could choose them in their place, and come back with them alone.
    if (at.session.here.has(at.as.account) || isInDoubt(directory, at.as, at.session.id, clock.now()))
      return sendProblem(reply, "not-allowed");
    await numbers.choose(at.note, at.as.participant.id, body.data.numbers);
    return reply.status(204).send();
  });

  app.delete<NotePath & { Params: { participant: string } }>(
    "/api/notes/:id/people/:participant",
    async (request, reply) => {
      if (request.params.participant === "me") {
        const at = await atNoteWithNumbers(request, reply, context, "leave");
        if (!at) return reply;
        if (isInDoubt(directory, at.as, at.session.id, clock.now())) return sendProblem(reply, "not-allowed");
        return end(at.as, "no-access", reply);
      }
      const at = atNote(request, reply, context, "people");
      if (!at) return reply;
      const { participant: id } = request.params;
      const target = isParticipantId(id) ? memberships.get(at.note, id) : undefined;
      if (!target) return sendProblem(reply, "not-found");
      const may = await atNoteWithNumbers(request, reply, context, `remove:${target.participant.role}`);
      if (!may) return reply;
      // Works also twice: an answer that got lost on the way must not read like a failure.
      return target.participant.access === "none" ? reply.status(204).send() : end(target, "removed", reply);
    },
  );

  /** `removed` tells their pages that somebody else took them out. */
  async function end(member: Membership, reason: "removed" | "no-access", reply: FastifyReply): Promise<FastifyReply> {
    const gone = endPart(directory, member, clock.now());
    // Before anything is waited for: what they type from here on is not heard (IN3).
    rooms.revoke(member.note, gone.id, reason);
    live.recheck();
    await tellPeople(context, member.note, [gone]);
    return reply.status(204).send();
  }
}
