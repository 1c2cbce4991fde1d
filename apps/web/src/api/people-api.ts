import {
  isParticipantId,
  type Look,
  type NoteId,
  OPENED_HOW,
  type Opening,
  type Participant,
  type ParticipantId,
  type PersonIn,
  parseParticipant,
} from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

/** Somebody at this browser, in a note. */
export interface Self {
  readonly note: NoteId;
  readonly as: ParticipantId;
}

const pathOf = (note: NoteId): string => `/api/notes/${note}/people`;
const done = (): true => true;

/** IN4: everybody who takes part or did, and when they opened the note. */
export const listPeople = ({ note, as }: Self): Promise<ApiResult<readonly PersonIn[]>> =>
  ask({ method: "GET", path: `${pathOf(note)}?as=${as}`, parse: (answer) => allOf(answer, parsePersonIn) });

/** At another's device the person says their four numbers with what they decide (IN9). */
interface WithNumbers {
  readonly numbers?: string | undefined;
}

/** Changes what you are called or how your words look. An empty label takes it off. */
export const changeOwn = (
  { note, as }: Self,
  change: WithNumbers & { readonly name?: string; readonly look?: Look; readonly label?: string },
): Promise<ApiResult<Participant>> =>
  ask({ method: "PATCH", path: `${pathOf(note)}/me?as=${as}`, body: { ...change }, parse: parseParticipant });

/** Chooses the four numbers that bring you in on somebody else's device. */
export const chooseNumbers = ({ note, as }: Self, numbers: string): Promise<ApiResult<true>> =>
  ask({ method: "PUT", path: `${pathOf(note)}/me/numbers?as=${as}`, body: { numbers }, parse: done });

/** Takes somebody out of the note. */
export const removePerson = (
  { note, as }: Self,
  participant: ParticipantId,
  said: WithNumbers = {},
): Promise<ApiResult<true>> =>
  ask({ method: "DELETE", path: `${pathOf(note)}/${participant}?as=${as}`, body: { ...said }, parse: done });

/** Leaves the note for good. */
export const leaveNote = ({ note, as }: Self, said: WithNumbers = {}): Promise<ApiResult<true>> =>
  ask({ method: "DELETE", path: `${pathOf(note)}/me?as=${as}`, body: { ...said }, parse: done });

/** Lets in, or sends away, somebody from the `lobby` frame's list. */
export const answerWaiting = (
  note: NoteId,
  waiting: string,
  verdict: "in" | "out",
  said: WithNumbers = {},
): Promise<ApiResult<true>> =>
  ask({ method: "POST", path: `/api/notes/${note}/waiting/${waiting}`, body: { let: verdict, ...said }, parse: done });

/** Says of a device that is in as you that it is yours; or that it isn't, and it is out. */
export const sayOfDevice = ({ note, as }: Self, opening: string, isMine: boolean): Promise<ApiResult<true>> => {
  const path = `/api/notes/${note}/openings/${opening}`;
  return isMine
    ? ask({ method: "PUT", path: `${path}/mine?as=${as}`, parse: done })
    : ask({ method: "DELETE", path: `${path}?as=${as}`, parse: done });
};

function parsePersonIn(answer: unknown): PersonIn | undefined {
  const { participant, joinedAt, openedAt, openings } = fieldsOf(answer) ?? {};
  const known = parseParticipant(participant);
  const opened = allOf(openings, parseOpening);
  if (!known || !opened || typeof joinedAt !== "number" || typeof openedAt !== "number") return undefined;
  return { participant: known, joinedAt, openedAt, openings: opened };
}

function parseOpening(answer: unknown): Opening | undefined {
  const { id, at, how: named, by, letInBy } = fieldsOf(answer) ?? {};
  const how = OPENED_HOW.find((each) => each === named);
  if (!how || typeof at !== "number" || typeof id !== "string") return undefined;
  return { id, at, how, ...(isParticipantId(by) && { by }), ...(isParticipantId(letInBy) && { letInBy }) };
}
