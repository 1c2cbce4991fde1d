import {
  ACCESSES,
  type Access,
  type InvitationAnswer,
  isParticipantId,
  type NoteId,
  type OpenInvitation,
  type ParticipantId,
  parseName,
  ROLES,
  type Role,
} from "@ourwords/protocol";
import { allOf } from "./all-of.ts";
import type { ApiResult } from "./api-result.ts";
import { ask } from "./ask.ts";
import { fieldsOf } from "./fields.ts";

const pathOf = (note: NoteId): string => `/api/notes/${note}/invitations`;

/** Who is invited, to what, and whether their link leads to the lobby too. */
export interface Invited {
  readonly role: Role;
  /** empty when they will say it themselves */
  readonly name: string;
  /** a supporter may be given the plan's page alone */
  readonly access?: Exclude<Access, "none">;
  readonly ask?: boolean;
  /** of `as`, who invites at another's device */
  readonly numbers?: string | undefined;
}

/** `as`: who of several at this browser invites. */
export const invite = (
  note: NoteId,
  { name, ...invited }: Invited,
  as?: ParticipantId,
): Promise<ApiResult<InvitationAnswer>> =>
  ask({
    method: "POST",
    path: as === undefined ? pathOf(note) : `${pathOf(note)}?as=${as}`,
    body: name === "" ? invited : { ...invited, name },
    parse: parseInvitation,
  });

/** Those that nobody has used yet and that you may take back. */
export const listInvitations = (note: NoteId): Promise<ApiResult<readonly OpenInvitation[]>> =>
  ask({ method: "GET", path: pathOf(note), parse: (answer) => allOf(answer, parseOpenInvitation) });

/** Takes an invitation back: neither its link nor its code opens anything any more. */
export const revokeInvitation = (note: NoteId, id: string): Promise<ApiResult<true>> =>
  ask({ method: "DELETE", path: `${pathOf(note)}/${id}`, parse: () => true });

function parseInvitation(answer: unknown): InvitationAnswer | undefined {
  const { id, link, code, expiresAt, codeExpiresAt } = fieldsOf(answer) ?? {};
  if (typeof id !== "string" || typeof link !== "string" || typeof code !== "string") return undefined;
  if (typeof expiresAt !== "number" || typeof codeExpiresAt !== "number") return undefined;
  return { id, link, code, expiresAt, codeExpiresAt };
}

function parseOpenInvitation(answer: unknown): OpenInvitation | undefined {
  const fields = fieldsOf(answer) ?? {};
  const { id, madeBy, ask: asks, expiresAt, codeExpiresAt } = fields;
  const role = ROLES.find((each) => each === fields["role"]);
  const access = ACCESSES.find((each) => each === fields["access"]);
  if (typeof id !== "string" || !role || !access || !isParticipantId(madeBy) || typeof asks !== "boolean")
    return undefined;
  if (typeof expiresAt !== "number" || typeof codeExpiresAt !== "number") return undefined;
  return { id, role, access, name: parseName(fields["name"]), madeBy, ask: asks, expiresAt, codeExpiresAt };
}
