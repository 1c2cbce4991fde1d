import type { NoteEntry, NoteSummary, Participant } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { allows } from "../directory/authorize.ts";
import type { Membership } from "../directory/memberships.ts";
import { newcomer } from "../directory/newcomer.ts";
import { newNoteId } from "../directory/new-id.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { readSession } from "./read-session.ts";

/** `/api/notes`: the notes of this browser's people. */
export function noteRoutes(app: FastifyInstance, context: Context): void {
  const { directory, rooms, clock } = context;
  const { memberships, openings } = directory;

  app.get("/api/notes", (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    const summaries = session.memberships.map((mine): NoteSummary => {
      const { note, participant, openedAt } = mine;
      return { id: note, as: participant.id, people: peopleSeenBy(mine, memberships.ofNote(note)), openedAt };
    });
    return reply.send(summaries.toSorted((a, b) => b.openedAt - a.openedAt));
  });

  app.post("/api/notes", async (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    if (!session.staff) return sendProblem(reply, "not-allowed", "Only a clinician can start a note.");
    const note = newNoteId();
    const founder = newcomer(memberships, note, { role: "clinician", name: session.staff.name, access: "note" });
    // The note before its membership: whoever is let in finds a note that is there (RM5).
    await rooms.create(note, founder);
    const now = clock.now();
    memberships.add(note, session.staff.id, founder, now);
    openings.add({ note, participant: founder.id, how: "started", by: undefined, session: session.id }, now);
    return reply.status(201).send({ note, as: founder.id } satisfies NoteEntry);
  });
}

/** Everybody in the note now. Who sees the plan's page only sees whose plan it is. */
function peopleSeenBy({ participant: you }: Membership, members: readonly Membership[]): readonly Participant[] {
  const people = members.map(({ participant }) => participant).filter(({ access }) => access !== "none");
  return allows(you, "people") ? people : people.filter(({ id, role }) => id === you.id || role === "person");
}
