import { type KeptPlan, noteContent, type TakeHome, takeHome } from "@ourwords/export";
import { lastSpokenOf } from "@ourwords/note";
import {
  COPY_FILES,
  COPY_FORMATS,
  COPY_PAPERS,
  COPY_VARIANTS,
  type CopyFormat,
  type CopyVariant,
  isPlanOnly,
  type NoteId,
} from "@ourwords/protocol";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { COPY_LANGUAGES, copyLanguage } from "../export/copy-language.ts";
import type { Copies } from "../export/copies.ts";
import { type AtNote, atNote, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { GUARDED } from "./rate-limit.ts";

const QUERY = z.object({
  format: z.enum(COPY_FORMATS, `Choose one of these formats: ${COPY_FORMATS.join(", ")}.`),
  variant: z.enum(COPY_VARIANTS, `Choose one of these variants: ${COPY_VARIANTS.join(", ")}.`).default("normal"),
  paper: z.enum(COPY_PAPERS, `Choose one of these papers: ${COPY_PAPERS.join(", ")}.`).optional(),
  lang: z.string().max(35).optional(),
  seal: z.coerce.number("The seal is the number of its row.").int("The seal is the number of its row.").optional(),
});

const TYPES: Readonly<Record<CopyFormat, string>> = {
  text: "text/plain; charset=utf-8",
  markdown: "text/markdown; charset=utf-8",
  html: "text/html; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** Its style stands in it, and the note's page may show it in a frame, to print. */
const FRAMED = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'";

/**
 * `/api/notes/:id/export?format=&variant=&paper=&lang=&seal=`: a copy to take along, for whoever has the note; of the plan
 * as it is now, also for who was given the plan. With `seal` it is of the note as that row kept it.
 */
export function exportRoutes(app: FastifyInstance, context: Context, copies: Copies): void {
  app.get<NotePath>("/api/notes/:id/export", GUARDED, async (request, reply) => {
    const query = QUERY.safeParse(request.query);
    const isPlanNow = query.data !== undefined && isPlanOnly(query.data.variant) && query.data.seal === undefined;
    const at = atNote(request, reply, context, isPlanNow ? "read-plan" : "open");
    if (!at) return reply;
    if (!query.success) return sendProblem(reply, "bad-request", query.error.issues[0]?.message);
    const { format, variant, paper, lang, seal } = query.data;
    const copy = await (seal === undefined ? copyNow(at, variant, context) : copyThen(at, seal, variant, context));
    if (!copy) return sendProblem(reply, "not-kept");
    const language = copyLanguage(lang, request.headers["accept-language"]);
    const made = await copies.make({ copy, format, paper, language });
    switch (made.kind) {
      case "made":
        reply.header("content-language", COPY_LANGUAGES[language].lang);
        return send(reply, format, made.bytes);
      case "busy":
        return sendProblem(reply, "busy");
      case "no-browser":
        return sendProblem(reply, "no-pdf");
      case "failed":
        request.log.error({ err: made.error }, "a copy was not made");
        return sendProblem(reply, format === "pdf" ? "no-pdf" : "internal");
    }
  });
}

/** TH11, SL8: who has the plan alone is told of no seal, so nothing of what became of one. */
async function copyNow({ note, as }: AtNote, variant: CopyVariant, { rooms, clock }: Context): Promise<TakeHome> {
  const state = { kind: "open", at: clock.now() } as const;
  const spokenOf =
    as.participant.access === "note"
      ? await rooms.read(note, ({ doc }) => lastSpokenOf(doc.getMap("outcomes").keys()))
      : undefined;
  const kept = await keptPlan(note, spokenOf, rooms);
  return rooms.read(note, (view) => takeHome(noteContent(view, kept), variant, state));
}

/** Of what was kept, with whoever stands by it by now. `undefined` when nothing was kept in this row. */
async function copyThen(
  { note }: AtNote,
  row: number,
  variant: CopyVariant,
  { rooms }: Context,
): Promise<TakeHome | undefined> {
  const isSeal = await rooms.read(note, ({ seals }) => seals.some(({ seq }) => seq === row));
  const outcomes = isSeal ? (await rooms.sealed(note, row))?.content.maps["outcomes"] : undefined;
  const kept = await keptPlan(note, lastSpokenOf((outcomes ?? []).map(({ key }) => key)), rooms);
  return rooms.readThen(note, row, (then) => {
    const by = then.seal.signers.map((signer) => signer.by);
    return takeHome(noteContent(then, kept), variant, { kind: "sealed", at: then.seal.at, by });
  });
}

async function keptPlan(note: NoteId, row: number | undefined, rooms: Context["rooms"]): Promise<KeptPlan | undefined> {
  const sealed = row === undefined ? undefined : await rooms.sealed(note, row);
  return sealed && { seal: sealed.head, content: sealed.content };
}

function send(reply: FastifyReply, format: CopyFormat, bytes: Uint8Array): FastifyReply {
  if (format === "html") reply.header("content-security-policy", FRAMED);
  return reply
    .type(TYPES[format])
    .header("content-disposition", `${format === "html" ? "inline" : "attachment"}; filename="${COPY_FILES[format]}"`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
