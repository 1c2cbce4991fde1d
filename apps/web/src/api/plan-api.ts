import {
  isParticipantId,
  type NoteId,
  parseParticipant,
  type ParticipantId,
  type PlanAnswer,
  type PlanLine,
  type PlanPerson,
  type PlanPiece,
} from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";
import { parseLineFacts } from "./parse-line-facts.ts";

/** Whose plan, and as whom it is read; without `as` it is the first at this browser who may. */
export interface PlanReader {
  readonly note: NoteId;
  readonly as: ParticipantId | undefined;
}

const query = (as: ParticipantId | undefined): string => (as === undefined ? "" : `?as=${as}`);

export const readPlan = ({ note, as }: PlanReader): Promise<ApiResult<PlanAnswer>> =>
  ask({ method: "GET", path: `/api/notes/${note}/plan${query(as)}`, parse: parsePlan });

/** Where its events come from: each one's data is a whole plan, until `over`. */
export const livePlanPath = ({ note, as }: PlanReader): string => `/api/notes/${note}/plan/live${query(as)}`;

export function parsePlan(answer: unknown): PlanAnswer | undefined {
  const { you, people, lines } = fieldsOf(answer) ?? {};
  const known = allOf(people, parsePerson);
  const read = allOf(lines, parseLine);
  return isParticipantId(you) && known && read ? { you, people: known, lines: read } : undefined;
}

const parsePerson = (value: unknown): PlanPerson | undefined => parseParticipant(value);

function parseLine(value: unknown): PlanLine | undefined {
  const { level, within, marker, pieces } = fieldsOf(value) ?? {};
  const facts = parseLineFacts(fieldsOf(value) ?? {});
  const around = allOf(within, (each) => (each === "list" || each === "quote" ? each : undefined));
  const read = allOf(pieces, parsePiece);
  if (!around || !read || !facts) return undefined;
  return {
    ...facts,
    within: around,
    pieces: read,
    ...(typeof level === "number" && { level }),
    ...((marker === "bullet" || typeof marker === "number") && { marker }),
  };
}

function parsePiece(value: unknown): PlanPiece | undefined {
  const { text, author, scribe, check, marks } = fieldsOf(value) ?? {};
  const styles = allOf(marks, (mark) => (typeof mark === "string" ? mark : undefined));
  if (typeof text !== "string" || !styles) return undefined;
  return {
    text,
    marks: styles,
    ...(isParticipantId(author) && { author }),
    ...(isParticipantId(scribe) && { scribe }),
    ...((check === "open" || check === "mine" || check === "not-quite") && { check }),
  };
}
