import {
  ACCESSES,
  type InvitationLook,
  LOOKS,
  type Look,
  type NoteEntry,
  parseName,
  ROLES,
  type WaitingState,
} from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";
import { parseEntry } from "./notes-api.ts";

/** What somebody comes with: a link's secret, or a code as they typed it. */
export type JoinKey = { readonly secret: string } | { readonly code: string };

/** How somebody would like to be called and look. */
export interface Introduction {
  readonly name: string;
  readonly look?: Look;
  readonly label?: string;
  /** the four numbers that bring a further device of theirs in at once */
  readonly numbers?: string;
}

/** In at once, or somebody has to let them in: then `readWaiting` tells how it stands. */
export type Joined =
  | { readonly kind: "in"; readonly entry: NoteEntry }
  | { readonly kind: "waiting"; readonly from: string; readonly until: number };

/** What a link or code offers, without using it up. */
export const lookAtInvitation = (key: JoinKey): Promise<ApiResult<InvitationLook>> =>
  ask({ method: "POST", path: "/api/join/look", body: key, parse: parseLook });

/** Uses the link or code up and comes into its note, or its lobby. */
export const joinNote = (key: JoinKey, introduction: Introduction): Promise<ApiResult<Joined>> =>
  ask({ method: "POST", path: "/api/join", body: { ...key, ...introduction }, parse: parseJoined });

const waiting = "/api/join/waiting";

/** How it stands with whoever waits on this browser. Once they are in, this has signed them in. */
export const readWaiting = (): Promise<ApiResult<WaitingState>> =>
  ask({ method: "GET", path: waiting, parse: parseWaitingState });

/** They don't want to wait any more. */
export const stopWaiting = (): Promise<ApiResult<true>> => ask({ method: "DELETE", path: waiting, parse: () => true });

export function parseJoined(answer: unknown): Joined | undefined {
  const { waiting: isWaiting, from, until } = fieldsOf(answer) ?? {};
  if (isWaiting === true && typeof from === "string" && typeof until === "number")
    return { kind: "waiting", from, until };
  const entry = parseEntry(answer);
  return entry && { kind: "in", entry };
}

function parseWaitingState(answer: unknown): WaitingState | undefined {
  const { state, from, until, seen, own } = fieldsOf(answer) ?? {};
  if (typeof from !== "string") return undefined;
  if (state === "over") return { state, from };
  if (state === "waiting")
    return typeof until === "number" ? { state, from, until, seen: seen === true, own: own === true } : undefined;
  const entry = state === "in" ? parseEntry(answer) : undefined;
  return entry && { state: "in", from, ...entry };
}

function parseLook(answer: unknown): InvitationLook | undefined {
  const fields = fieldsOf(answer) ?? {};
  const role = ROLES.find((each) => each === fields["role"]);
  const access = ACCESSES.find((each) => each === fields["access"]);
  const look = parseOneLook(fields["look"]);
  const looks = allOf(fields["looks"], parseOneLook);
  const { from, device, asks, numbers } = fields;
  if (!role || !access || !look || !looks || typeof from !== "string") return undefined;
  if (typeof device !== "boolean" || typeof asks !== "boolean" || typeof numbers !== "boolean") return undefined;
  return { name: parseName(fields["name"]), role, access, from, look, looks, device, asks, numbers };
}

const parseOneLook = (value: unknown): Look | undefined => LOOKS.find((each) => each === value);
