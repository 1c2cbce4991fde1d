import { isNoteId, isParticipantId, type NoteEntry, type NoteSummary, parseParticipant } from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const path = "/api/notes";

/** Every note this browser's people take part in, the latest first. */
export const listNotes = (): Promise<ApiResult<readonly NoteSummary[]>> =>
  ask({ method: "GET", path, parse: (answer) => allOf(answer, parseSummary) });

export const startNote = (): Promise<ApiResult<NoteEntry>> =>
  ask({ method: "POST", path, body: {}, parse: parseEntry });

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
