import type { SessionAnswer } from "@ourwords/protocol";
import type { FastifyInstance } from "fastify";
import { signIn } from "../directory/sign-in.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";
import { GUARDED } from "./rate-limit.ts";
import { readSession, sessionToken } from "./read-session.ts";
import { clearSessionCookie, setSessionCookie } from "./session-cookie.ts";
import { detailOf, nameMissing, SIGN_IN } from "./shapes.ts";
import { clearWaitingCookie, waitingToken } from "./waiting-cookie.ts";

/** `/api/session`: who is signed in on this browser. */
export function sessionRoutes(app: FastifyInstance, context: Context): void {
  const { directory, live, clock, origins } = context;

  app.post("/api/session", GUARDED, (request, reply) => {
    const body = SIGN_IN.safeParse(request.body);
    if (!body.success) return sendProblem(reply, "bad-request", detailOf(body.error));
    const { token: link, name } = body.data;
    const now = clock.now();
    const result = signIn(directory, { link, name, token: sessionToken(request, context) }, now);
    switch (result.kind) {
      case "refused":
        return sendProblem(reply, result.reason);
      case "name-missing":
        return sendProblem(reply, "bad-request", nameMissing);
      case "signed-in": {
        setSessionCookie(reply, origins().secure, result.admitted, now);
        return reply.send({ staff: { name: result.name } } satisfies SessionAnswer);
      }
    }
  });

  app.get("/api/session", (request, reply) => {
    const session = readSession(request, context);
    if (!session) return sendProblem(reply, "no-session");
    const { staff } = session;
    return reply.send({ staff: staff && { name: staff.name } } satisfies SessionAnswer);
  });

  // Leaving always works, also twice: what counts is that nothing is open afterwards.
  app.delete("/api/session", (request, reply) => {
    const session = readSession(request, context);
    if (session) {
      directory.sessions.end(session.id, clock.now());
      live.endSession(session.id);
    }
    // A page of this browser that still waits would come back in.
    const waiting = waitingToken(request, context);
    if (waiting !== undefined) {
      directory.lobby.leave(waiting);
      live.tellLobby();
      clearWaitingCookie(reply, context);
    }
    clearSessionCookie(reply, origins().secure);
    return reply.status(204).send();
  });
}
