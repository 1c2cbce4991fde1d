import { type InvitationLook, LOOKS, type NoteEntry, parseName, ROLES } from "@ourwords/protocol";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";
import { parseEntry } from "./notes-api.ts";

/** What a link offers, without using it up. */
export const lookAtInvitation = (secret: string): Promise<ApiResult<InvitationLook>> =>
  ask({ method: "POST", path: "/api/join/look", body: { secret }, parse: parseLook });

/** Uses the link up and comes into its note. */
export const joinNote = (secret: string, name: string): Promise<ApiResult<NoteEntry>> =>
  ask({ method: "POST", path: "/api/join", body: { secret, name }, parse: parseEntry });

function parseLook(answer: unknown): InvitationLook | undefined {
  const fields = fieldsOf(answer);
  const role = ROLES.find((each) => each === fields?.["role"]);
  const look = LOOKS.find((each) => each === fields?.["look"]);
  const from = fields?.["from"];
  if (!role || !look || typeof from !== "string") return undefined;
  return { name: parseName(fields?.["name"]), role, from, look };
}
