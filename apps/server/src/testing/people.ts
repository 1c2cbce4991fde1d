import { isNoteId, isParticipantId, type NoteId, type ParticipantId } from "@ourwords/protocol";
import { z } from "zod";
import type { Visitor } from "../demo/visitor.ts";
import type { TestServer } from "./test-server.ts";

export const ENTRY = z.object({ note: z.custom<NoteId>(isNoteId), as: z.custom<ParticipantId>(isParticipantId) });
export const INVITATION = z.object({ id: z.string(), link: z.string(), code: z.string() });

/** Somebody in a note, with their browser. */
export interface Member {
  readonly visitor: Visitor;
  readonly note: NoteId;
  readonly as: ParticipantId;
}

export const secretOf = (link: string): string => new URL(link).hash.slice(1);

export async function signedInClinician({ server, visitor }: TestServer): Promise<Visitor> {
  const ali = visitor();
  await ali.post("/api/session", { token: secretOf(server.signInLink()), name: "Dr Ali" });
  return ali;
}

export async function startedNote(test: TestServer): Promise<Member> {
  const visitor = await signedInClinician(test);
  return { visitor, ...ENTRY.parse(await visitor.post("/api/notes")) };
}

export interface MadeInvitation {
  readonly id: string;
  readonly secret: string;
  readonly code: string;
}

export async function invitation(from: Member, asked: Readonly<Record<string, unknown>>): Promise<MadeInvitation> {
  const answer = await from.visitor.post(`/api/notes/${from.note}/invitations?as=${from.as}`, asked);
  const { id, link, code } = INVITATION.parse(answer);
  return { id, secret: secretOf(link), code };
}

/** The secret of a new invitation by `from`. */
export const invited = async (from: Member, role: string, name?: string): Promise<string> =>
  (await invitation(from, { role, name })).secret;

export async function joined(visitor: Visitor, secret: string, name: string): Promise<Member> {
  return { visitor, ...ENTRY.parse(await visitor.post("/api/join", { secret, name })) };
}

/** A note with Dr Ali and Sam in it. */
export async function noteForTwo(test: TestServer): Promise<{ readonly ali: Member; readonly sam: Member }> {
  const ali = await startedNote(test);
  const sam = await joined(test.visitor(), await invited(ali, "person", "Sam"), "Sam");
  return { ali, sam };
}

/** Asks something about the note, as somebody in it. */
export const request = (
  { visitor, note, as }: Member,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> => visitor.request(method, `/api/notes/${note}/${path}?as=${as}`, body);

/** Sam sits down at somebody's device, or asks to. */
export const sit = (host: Member, asked: object): Promise<Response> =>
  host.visitor.request("POST", `/api/notes/${host.note}/here`, { as: host.as, name: "Sam", ...asked });

/** Whoever sat down at somebody's device leaves it. */
export const finish = (host: Member): Promise<Response> =>
  host.visitor.request("DELETE", `/api/notes/${host.note}/here`);

/** `/problems/…` and what must go with it; `undefined` when the answer is no problem at all. */
export async function problemOf(response: Response): Promise<string | undefined> {
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return undefined;
  const problem = z
    .strictObject({
      type: z.string(),
      title: z.string().min(5),
      status: z.literal(response.status),
      detail: z.string().min(5),
    })
    .parse(await response.json());
  return problem.type.replace("/problems/", "");
}
