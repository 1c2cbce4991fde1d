import { authoredBlocks, type CopyWords, plainText } from "@ourwords/export";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { atNote, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";

const QUERY = z.object({ format: z.literal("text") });

const CHECKED = { open: "not checked yet", mine: "checked", "not-quite": "not quite right" } as const;

const WORDS: CopyWords = {
  story: "Story",
  plan: "Plan",
  unknown: "Somebody",
  writtenDown: (author, scribe, check) => `${author} (written down by ${scribe}, ${CHECKED[check ?? "open"]})`,
};

/** `/api/notes/:id/export?format=text`: a copy to take along, for whoever has the note. */
export function exportRoutes(app: FastifyInstance, context: Context): void {
  app.get<NotePath>("/api/notes/:id/export", async (request, reply) => {
    const at = atNote(request, reply, context, "open");
    if (!at) return reply;
    if (!QUERY.safeParse(request.query).success) return sendProblem(reply, "bad-request");
    const text = await context.rooms.read(at.note, ({ doc, ledger, participants }) => {
      const sheet = (name: "story" | "plan") => authoredBlocks(doc, ledger, name);
      return plainText({ story: sheet("story"), plan: sheet("plan") }, participants, WORDS);
    });
    // A neutral name: a file is seen by others than its reader.
    return reply
      .type("text/plain; charset=utf-8")
      .header("content-disposition", 'attachment; filename="copy.txt"')
      .send(text);
  });
}
