import {
  type InvitationAnswer,
  isNoteId,
  isParticipantId,
  type NoteEntry,
  type NoteId,
  type NoteSummary,
  parseParticipant,
  type Role,
} from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const path = "/api/notes";

/** Every note this browser's people take part in, the latest first. */
export const listNotes = (): Promise<ApiResult<readonly NoteSummary[]>> =>
  ask({ method: "GET", path, parse: (answer) => allOf(answer, parseSummary) });

export const startNote = (): Promise<ApiResult<NoteEntry>> =>
  ask({ method: "POST", path, body: {}, parse: parseEntry });

export const invite = (note: NoteId, role: Role, name: string): Promise<ApiResult<InvitationAnswer>> =>
  ask({
    method: "POST",
    path: `${path}/${note}/invitations`,
    body: name === "" ? { role } : { role, name },
    parse: parseInvitation,
  });

export function parseEntry(answer: unknown): NoteEntry | undefined {
  const fields = fieldsOf(answer);
  const note = fields?.["note"];
  const as = fields?.["as"];
  return isNoteId(note) && isParticipantId(as) ? { note, as } : undefined;
}

function parseSummary(answer: unknown): NoteSummary | undefined {
  const { id, as, people, openedAt } = fieldsOf(answer) ?? {};
  const known = allOf(people, parseParticipant);
  if (!isNoteId(id) || !isParticipantId(as) || !known || typeof openedAt !== "number") return undefined;
  return { id, as, people: known, openedAt };
}

function parseInvitation(answer: unknown): InvitationAnswer | undefined {
  const { link, expiresAt } = fieldsOf(answer) ?? {};
  return typeof link === "string" && typeof expiresAt === "number" ? { link, expiresAt } : undefined;
}

/** All of a list, or nothing if one of them is not what was promised. */
function allOf<T>(answer: unknown, parse: (each: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(answer)) return undefined;
  const parsed = answer.map(parse).filter((each) => each !== undefined);
  return parsed.length === answer.length ? parsed : undefined;
}
