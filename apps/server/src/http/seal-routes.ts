import type { NoteId, Seal, SealedNote, SinceSeal } from "@ourwords/protocol";
import type { Sealed } from "@ourwords/sync";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { atNote, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";

interface SealPath extends NotePath {
  Params: { id: string; seq: string };
}

/**
 * `/api/notes/:id/seals`: the note as it was kept. For whoever has the note: a seal holds the story, so who was given the
 * plan alone is told of none.
 */
export function sealRoutes(app: FastifyInstance, context: Context): void {
  const { rooms } = context;

  app.get<NotePath>("/api/notes/:id/seals", async (request, reply) => {
    const at = atNote(request, reply, context, "open");
    if (!at) return reply;
    return reply.send(await rooms.read(at.note, ({ seals }) => seals));
  });

  app.get<SealPath>("/api/notes/:id/seals/:seq", async (request, reply) => {
    const found = await sealAt(request, reply, context);
    if (!found) return reply;
    return reply.send({ seal: found.seal, content: found.sealed.content } satisfies SealedNote);
  });

  app.get<SealPath>("/api/notes/:id/seals/:seq/since", async (request, reply) => {
    const found = await sealAt(request, reply, context);
    if (!found) return reply;
    const { added, gone, ...since } = await rooms.read(found.note, (view) => view.since(found.sealed));
    return reply.send({
      ...since,
      added: added.map(({ voice, ...words }) => ({ ...voice, ...words })),
      gone: gone.map(({ voice, ...words }) => ({ ...voice, ...words })),
    } satisfies SinceSeal);
  });
}

/** The seal that a request is about, for who may see it. Otherwise it is answered here, and `undefined`. */
async function sealAt(
  request: FastifyRequest<SealPath>,
  reply: FastifyReply,
  context: Context,
): Promise<{ readonly note: NoteId; readonly seal: Seal; readonly sealed: Sealed } | undefined> {
  const at = atNote(request, reply, context, "open");
  if (!at) return undefined;
  const { note } = at;
  const row = Number(request.params.seq);
  // Asked of the list first: of a row that is not there the store can only say that the log is broken.
  const seal = await context.rooms.read(note, ({ seals }) => seals.find(({ seq }) => seq === row));
  const sealed = seal && (await context.rooms.sealed(note, row));
  return seal && sealed ? { note, seal, sealed } : void sendProblem(reply, "not-found");
}
