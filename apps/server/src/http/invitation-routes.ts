import { type InvitationAnswer, type OpenInvitation, ROLES, showCode } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { allows } from "../directory/authorize.ts";
import type { Invitation } from "../directory/invitations.ts";
import type { Membership } from "../directory/memberships.ts";
import { type AtNote, atNote, atNoteWithNumbers, membersHere, type NotePath } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { detailOf, INVITE } from "./shapes.ts";

/** `/api/notes/:id/invitations`: doors into a note, as long as nobody has used them. */
export function invitationRoutes(app: FastifyInstance, context: Context): void {
  const { directory, clock, origins } = context;

  app.post<NotePath>("/api/notes/:id/invitations", async (request, reply) => {
    const at = atNote(request, reply, context, "people");
    if (!at) return reply;
    const body = INVITE.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const may = await atNoteWithNumbers(request, reply, context, `invite:${body.data.role}`);
    if (!may) return reply;
    const { note, as, session } = may;
    const isFromHere = session.here.has(as.account);
    const { role, name, access, ask } = body.data;
    const asked = { role, name, access, ask, isFromHere, note, madeBy: as.participant.id };
    const { id, secret, code, expiresAt, codeExpiresAt } = await directory.invitations.make(asked, clock.now());
    // The address this page came by (checked: it is one of ours), so that the link leads to where it was made.
    const origin = request.headers.origin ?? origins().main;
    const answer = { id, link: `${origin}/join#${secret}`, code: showCode(code), expiresAt, codeExpiresAt };
    return reply.status(201).send(answer satisfies InvitationAnswer);
  });

  const mine = ({ note, session, as }: AtNote, isNamed: boolean): readonly Invitation[] => {
    const members = isNamed ? [as] : membersHere(session, note);
    const isHere = ({ account }: Membership): boolean => session.here.has(account);
    return directory.invitations
      .open(note, clock.now())
      .filter((each) => members.some((by) => (isHere(by) ? isFromThisSitting(by, each) : isYours(by, each))));
  };

  app.get<NotePath>("/api/notes/:id/invitations", (request, reply) => {
    const at = atNote(request, reply, context, "people");
    if (!at) return reply;
    const open = mine(at, request.query.as !== undefined).map(
      ({ note: _note, isFromHere: _isFromHere, ...invitation }): OpenInvitation => invitation,
    );
    return reply.send(open);
  });

  app.delete<NotePath & { Params: { inv: string } }>("/api/notes/:id/invitations/:inv", (request, reply) => {
    const at = atNote(request, reply, context, "people");
    if (!at) return reply;
    const found = mine(at, request.query.as !== undefined).find(({ id }) => id === request.params.inv);
    if (!found) return sendProblem(reply, "not-found");
    directory.invitations.revoke(found, clock.now());
    return reply.status(204).send();
  });
}

/** At another's device, what they have made at one: theirs to see there, and to take back. */
const isFromThisSitting = ({ participant }: Membership, { madeBy, isFromHere }: Invitation): boolean =>
  isFromHere && madeBy === participant.id;

/** Whose it is to see and take back: who made it, and whoever decides about everybody. */
const isYours = ({ participant }: Membership, { madeBy }: Invitation): boolean =>
  participant.id === madeBy || ROLES.every((role) => allows(participant, `invite:${role}`));
