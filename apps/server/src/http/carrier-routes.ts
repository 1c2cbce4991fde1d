import type { ServerResponse } from "node:http";
import { decodePosted, LIMITS } from "@ourwords/protocol";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { connectPage, sessionOf } from "../socket/connect-page.ts";
import { HttpCarrier } from "../socket/http-carrier.ts";
import { addressOf } from "../socket/strangers.ts";
import type { Context } from "./context.ts";
import { sendProblem } from "./problem.ts";

interface AtSync {
  Params: { note: string };
  Querystring: { mode?: unknown };
}

/** When the server stops, pages are told so; those that don't hear it don't keep it. */
const PATIENCE_MS = 3_000;

/** What a page may post at once: a frame and what goes with it. */
const BODY = 2 * LIMITS.frameBytes;

/**
 * SV4: `POST /sync/:note/down`, `more` and `up`: what `WS /sync/:note` does, for where WebSockets are blocked. The same cookie,
 * the same origins, the same handshake. Posts, because a browser says where those come from.
 */
export function carrierRoutes(context: Context, isProxied: boolean): (app: FastifyInstance) => Promise<void> {
  const carriers = new Map<string, HttpCarrier>();
  let onEmpty = (): void => {};
  return async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) => {
      done(null, body);
    });
    app.addHook("onRequest", async (request, reply) => {
      reply.header("cache-control", "no-store, no-transform");
      if (!context.origins().all.includes(request.headers.origin ?? "")) return sendProblem(reply, "wrong-origin");
    });

    app.post<AtSync>("/sync/:note/down", (request, reply) => {
      const { cookie } = request.headers;
      const session = sessionOf(cookie, context)?.id;
      const gone = session === undefined ? context.strangers.take(addressOf(request.raw, isProxied)) : () => {};
      if (!gone) return sendProblem(reply, "too-many-tries");
      const mode = request.query.mode === "poll" ? "poll" : "stream";
      const knock = { note: request.params.note, url: request.url, cookie, kind: "http" } as const;
      const answer = open(reply);
      connectPage(
        (events) => {
          const closed = (): void => {
            carriers.delete(carrier.id);
            if (carriers.size === 0) onEmpty();
            gone();
            events.closed();
          };
          const carrier = new HttpCarrier(mode, session, context.clock, { ...events, closed });
          carriers.set(carrier.id, carrier);
          // Events come only once the carrier is there for who made it.
          process.nextTick(() => carrier.answerBy(answer));
          return carrier;
        },
        knock,
        context,
      );
      return reply;
    });

    app.post<AtSync>("/sync/:note/more", { bodyLimit: 64 }, (request, reply) => {
      const carrier = carrierOf(request, bodyOf(request).toString("latin1"));
      if (!carrier) return sendProblem(reply, "not-found");
      carrier.answerBy(open(reply));
      return reply;
    });

    app.post<AtSync>("/sync/:note/up", { bodyLimit: BODY }, (request, reply) => {
      const posted = decodePosted(bodyOf(request));
      if (!posted) return sendProblem(reply, "bad-request");
      const carrier = carrierOf(request, posted.carrier);
      if (!carrier) return sendProblem(reply, "not-found");
      if (carrier.take(posted) === "gap") return sendProblem(reply, "bad-request");
      return reply.status(204).send();
    });

    // The rooms are being closed meanwhile, and say good-bye.
    app.addHook("preClose", async () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      onEmpty = resolve;
      if (carriers.size === 0) resolve();
      const cancel = context.clock.after(PATIENCE_MS, resolve);
      await promise.finally(cancel);
    });
  };

  /** The connection of that name, if it is this browser's. */
  function carrierOf(request: FastifyRequest, id: string): HttpCarrier | undefined {
    const carrier = carriers.get(id);
    const session = sessionOf(request.headers.cookie, context)?.id;
    return carrier && carrier.session === session ? carrier : undefined;
  }
}

const bodyOf = ({ body }: FastifyRequest): Buffer => (body instanceof Buffer ? body : Buffer.alloc(0));

/** Writes the head of an answer that nobody on the way is to keep or gather. */
function open(reply: FastifyReply): ServerResponse {
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  reply.hijack();
  raw.writeHead(200, { "content-type": "application/octet-stream", "x-accel-buffering": "no" });
  raw.flushHeaders();
  return raw;
}
