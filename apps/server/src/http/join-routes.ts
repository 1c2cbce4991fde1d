import {
  type NoteEntry,
  type ProblemReason,
  TRIES_LEFT,
  type WaitingAnswer,
  type WaitingState,
} from "@ourwords/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { collectGuest } from "../directory/collect-guest.ts";
import type { Key } from "../directory/invitations.ts";
import { joinNote, lookAtInvitation, seatBehind } from "../directory/join-note.ts";
import { saidNumbers } from "./at-note.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { GUARDED, POLLED } from "./rate-limit.ts";
import { sessionToken } from "./read-session.ts";
import { setSessionCookie } from "./session-cookie.ts";
import { DOOR, detailOf, JOIN } from "./shapes.ts";
import { tellPeople } from "./tell-people.ts";
import { clearWaitingCookie, setWaitingCookie, waitingToken } from "./waiting-cookie.ts";
import { WrongTries } from "./wrong-tries.ts";

/** `/api/join`: coming into a note by a link or a code, without an account. */
export function joinRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock, origins } = context;
  const tries = new WrongTries(clock);

  /** What they come with, and how to give the try back if it is right. `undefined`: it is answered. */
  const keyOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly key: Key; readonly isRight: () => void } | undefined> => {
    const door = DOOR.safeParse(request.body);
    if (!door.success) return void refuse(request, reply, hasCode(request.body) ? "code-unknown" : "link-unknown");
    if ("secret" in door.data) return { key: { kind: "link", secret: door.data.secret }, isRight: () => {} };
    const isRight = tries.take(request.ip);
    if (!isRight) return void sendProblem(reply, "too-many-tries", "Wait ten minutes, or ask for a link.");
    return { key: { kind: "code", hash: await directory.invitations.hashCode(door.data.code) }, isRight };
  };

  const refuse = (request: FastifyRequest, reply: FastifyReply, reason: ProblemReason): FastifyReply => {
    if (reason === "code-unknown") reply.header(TRIES_LEFT, tries.left(request.ip));
    return sendProblem(reply, reason);
  };

  app.post("/api/join/look", GUARDED, async (request, reply) => {
    const come = await keyOf(request, reply);
    if (!come) return reply;
    const look = lookAtInvitation(directory, come.key, clock.now());
    if (typeof look === "string") return refuse(request, reply, look);
    come.isRight();
    return reply.send(look);
  });

  app.post("/api/join", GUARDED, async (request, reply) => {
    const body = JOIN.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const come = await keyOf(request, reply);
    if (!come) return reply;
    const now = clock.now();
    const { name, look, label, numbers } = body.data;
    const seat = numbers === undefined ? undefined : seatBehind(directory, come.key, now);
    if (seat && !(await saidNumbers(request, reply, context, seat))) {
      come.isRight();
      return reply;
    }
    const asked = { key: come.key, name, look, label, proven: seat?.participant.id };
    const result = joinNote(directory, { ...asked, token: sessionToken(request, context) }, now);
    if (result.kind !== "refused" || result.reason === "look-taken") come.isRight();
    switch (result.kind) {
      case "refused":
        return refuse(request, reply, result.reason);
      case "waiting": {
        const { guest, from, token } = result;
        setWaitingCookie(reply, context, { token, endsAt: guest.endsAt });
        live.tellLobby(guest.note);
        return reply.status(202).send({ waiting: true, from, until: guest.endsAt } satisfies WaitingAnswer);
      }
      case "entered": {
        const { note, participant } = result.as;
        setSessionCookie(reply, origins().secure, result.admitted, now);
        await tellPeople(context, note, [participant]);
        return reply.send({ note, as: participant.id } satisfies NoteEntry);
      }
    }
  });

  app.get("/api/join/waiting", POLLED, (request, reply) => {
    const waiting = waitingToken(request, context);
    const now = clock.now();
    const tokens = { waiting: waiting ?? "", session: sessionToken(request, context) };
    const state = collectGuest(directory, tokens, now);
    if (!state) return sendProblem(reply, "not-found", "Nobody waits here. Ask for a new link or code.");
    const { from } = state;
    switch (state.kind) {
      case "waiting":
        return reply.send({
          state: "waiting",
          from,
          until: state.guest.endsAt,
          seen: live.isSeen(state.guest),
          own: !live.mayHostAnswer(state.guest),
        } satisfies WaitingState);
      case "over":
        clearWaitingCookie(reply, context);
        return reply.send({ state: "over", from } satisfies WaitingState);
      case "in": {
        const { note, participant } = state.as;
        setSessionCookie(reply, origins().secure, state.admitted, now);
        clearWaitingCookie(reply, context);
        return reply.send({ state: "in", from, note, as: participant.id } satisfies WaitingState);
      }
    }
  });

  // They don't want to wait any more.
  app.delete("/api/join/waiting", (request, reply) => {
    const token = waitingToken(request, context);
    if (token !== undefined) {
      directory.lobby.leave(token);
      live.tellLobby();
    }
    clearWaitingCookie(reply, context);
    return reply.status(204).send();
  });
}

const hasCode = (body: unknown): boolean => typeof body === "object" && body !== null && "code" in body;
