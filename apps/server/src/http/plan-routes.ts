import { LIMITS, type ParticipantId } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { authorize } from "../directory/authorize.ts";
import { planPage } from "../plan/plan-page.ts";
import { streamPlan } from "../plan/stream-plan.ts";
import { atNote, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";

/** `/api/notes/:id/plan`: the plan alone, to be read by who was given no more than that. */
export function planRoutes(app: FastifyInstance, context: Context): void {
  const { directory, rooms, clock } = context;
  const open = new Map<ParticipantId, number>();

  app.get<NotePath>("/api/notes/:id/plan", async (request, reply) => {
    const at = atNote(request, reply, context, "read-plan");
    if (!at) return reply;
    return reply.send(await rooms.read(at.note, (view) => planPage(view, at.as.participant.id)));
  });

  app.get<NotePath>("/api/notes/:id/plan/live", (request, reply) => {
    const at = atNote(request, reply, context, "read-plan");
    if (!at) return reply;
    const { note, session } = at;
    const { id } = at.as.participant;
    const others = open.get(id) ?? 0;
    if (others >= LIMITS.connections) return sendProblem(reply, "too-many-tries");
    open.set(id, others + 1);
    directory.opened(note, id, session.id, clock.now());
    const stream = streamPlan(
      {
        mayRead: () =>
          authorize(directory.sessionById(session.id, clock.now()), note, "read-plan", id).kind === "allowed",
        read: () => rooms.read(note, (view) => JSON.stringify(planPage(view, id))),
        watch: (changed) => rooms.watch(note, changed),
      },
      clock,
    );
    stream.on("close", () => {
      const left = (open.get(id) ?? 1) - 1;
      if (left > 0) open.set(id, left);
      else open.delete(id);
    });
    // A proxy that gathers answers would hold the words back.
    return reply.type("text/event-stream").header("x-accel-buffering", "no").send(stream);
  });
}
