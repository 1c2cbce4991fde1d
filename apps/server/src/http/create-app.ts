import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import rateLimit from "@fastify/rate-limit";
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from "fastify";
import type { Copies } from "../export/copies.ts";
import { carrierRoutes } from "./carrier-routes.ts";
import type { Context } from "./context.ts";
import { exportRoutes } from "./export-routes.ts";
import { hereRoutes } from "./here-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { joinRoutes } from "./join-routes.ts";
import { lobbyRoutes } from "./lobby-routes.ts";
import { noteRoutes } from "./note-routes.ts";
import { type Operations, operationsRoutes } from "./operations-routes.ts";
import { openingRoutes } from "./opening-routes.ts";
import { outboxRoutes } from "./outbox-routes.ts";
import { pages } from "./pages.ts";
import { peopleRoutes } from "./people-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { cannotStore } from "./cannot-store.ts";
import { sendProblem } from "./problem.ts";
import { sealRoutes } from "./seal-routes.ts";
import { PERMISSIONS_POLICY, securityHeaders } from "./security-headers.ts";
import { sessionRoutes } from "./session-routes.ts";

/** The HTTP side: routes over `context`, pages from `webDir`. `secure` when the world sees it by https. */
export async function createApp(
  context: Context,
  options: {
    readonly webDir: string;
    readonly leaveTo: string | undefined;
    readonly proxied: boolean;
    readonly secure: boolean;
    readonly copies: Copies;
    /** @throws when what is written now would be lost */
    readonly inPlace: () => void;
    readonly operations: Operations;
    readonly log: FastifyBaseLogger;
  },
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 16 * 1024,
    forceCloseConnections: true,
    // A proxy on this machine may say who it speaks for; nobody else is believed.
    trustProxy: options.proxied ? "loopback" : false,
  });
  await app.register(cookie);
  await app.register(helmet, securityHeaders(context.origins, options.secure));
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => new TooManyTries() });
  acceptJson(app);
  answerProblems(app);

  app.addHook("onRequest", async (request, reply) => {
    reply.header("permissions-policy", PERMISSIONS_POLICY);
    if (!request.url.startsWith("/api")) return;
    reply.header("cache-control", "no-store");
    const changes = request.method !== "GET" && request.method !== "HEAD";
    if (changes && !context.origins().all.includes(request.headers.origin ?? ""))
      return sendProblem(reply, "wrong-origin");
    if (changes) options.inPlace();
  });

  operationsRoutes(app, options.operations);
  sessionRoutes(app, context);
  noteRoutes(app, context);
  invitationRoutes(app, context);
  joinRoutes(app, context);
  lobbyRoutes(app, context);
  peopleRoutes(app, context);
  openingRoutes(app, context);
  hereRoutes(app, context);
  planRoutes(app, context);
  exportRoutes(app, context, options.copies);
  sealRoutes(app, context);
  outboxRoutes(app, context);
  await app.register(carrierRoutes(context, options.proxied));
  await pages(app, options.webDir, options.leaveTo);
  return app;
}

class TooManyTries extends Error {
  readonly statusCode = 429;
}

/** JSON or nothing at all. What isn't JSON is answered without quoting it, so that it can't reach a log. */
function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, body.length === 0 ? undefined : JSON.parse(String(body)));
    } catch {
      done(Object.assign(new Error("not JSON"), { statusCode: 400 }));
    }
  });
}

function answerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const status = error instanceof Error && "statusCode" in error ? error.statusCode : 500;
    if (error instanceof TooManyTries || status === 429) return sendProblem(reply, "too-many-tries");
    if (cannotStore(error)) {
      request.log.error({ err: error }, "nothing can be stored");
      return sendProblem(reply, "cannot-store");
    }
    if (status === 413) return sendProblem(reply, "too-big");
    if (typeof status === "number" && status < 500) return sendProblem(reply, "bad-request");
    request.log.error({ err: error }, "a request failed");
    return sendProblem(reply, "internal");
  });
}
