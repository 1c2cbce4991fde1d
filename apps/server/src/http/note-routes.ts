import { type InvitationAnswer, isNoteId, type NoteEntry, type NoteId, type NoteSummary } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { authorize } from "../directory/authorize.ts";
import { newNoteId } from "../directory/new-id.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { readSession } from "./read-session.ts";
import { detailOf, INVITE } from "./shapes.ts";

/** `/api/notes`: the notes of this browser's people, and who is invited to them. */
export function noteRoutes(app: FastifyInstance, context: Context): void {
  const { directory, rooms, clock, origins } = context;

  app.get("/api/notes", (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    const summaries = session.memberships.map(({ note, participant, openedAt }): NoteSummary => {
      const people = directory.memberships.ofNote(note).map((each) => each.participant);
      return { id: note, as: participant.id, people, openedAt };
    });
    return reply.send(summaries.toSorted((a, b) => b.openedAt - a.openedAt));
  });

  app.post("/api/notes", async (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    if (!session.staff) return sendProblem(reply, "not-allowed", "Only a clinician can start a note.");
    const note = newNoteId();
    const founder = directory.memberships.newcomer(note, "clinician", session.staff.name);
    // The note before its membership: whoever is let in finds a note that is there (RM5).
    await rooms.create(note, founder);
    directory.memberships.add(note, session.staff.id, founder, clock.now());
    return reply.status(201).send({ note, as: founder.id } satisfies NoteEntry);
  });

  app.post<{ Params: { id: string } }>("/api/notes/:id/invitations", (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    const note: NoteId | undefined = isNoteId(request.params.id) ? request.params.id : undefined;
    if (note === undefined) return sendProblem(reply, "not-found");
    const body = INVITE.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const { role, name } = body.data;
    const may = authorize(session, note, `invite:${role}`);
    if (may.kind === "refused") return sendProblem(reply, may.reason === "not-a-member" ? "not-found" : "not-allowed");
    const madeBy = may.as.participant.id;
    const { secret, expiresAt } = directory.invitations.make({ note, role, name, madeBy }, clock.now());
    // The address this page came by (checked: it is one of ours), so that the link leads to where it was made.
    const origin = request.headers.origin ?? origins().main;
    return reply.status(201).send({ link: `${origin}/join#${secret}`, expiresAt } satisfies InvitationAnswer);
  });
}
