import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Metrics } from "../operations/metrics.ts";
import type { Ready } from "../operations/readiness.ts";
import { sendProblem } from "./problem.ts";

export interface Operations {
  readonly metrics: Metrics;
  readonly ready: Ready;
  /** who says it may read the figures from anywhere */
  readonly metricsToken: string | undefined;
  /** a proxy on this machine speaks for others: then nobody is known by coming from this machine */
  readonly isProxied: boolean;
}

/** `/healthz`: it lives. `/readyz`: it can take somebody in. `/metrics`: its figures, for this machine or who has the token. */
export function operationsRoutes(app: FastifyInstance, { metrics, ready, metricsToken, isProxied }: Operations): void {
  app.get("/healthz", (_request, reply) => reply.header("cache-control", "no-store").send({ status: "ok" }));

  app.get("/readyz", (_request, reply) => {
    reply.header("cache-control", "no-store");
    switch (ready.look()) {
      case "ready":
        return reply.send({ status: "ready" });
      case "stopping":
        return sendProblem(reply, "not-ready", "The server is stopping. It comes back by itself if it was told to.");
      case "cannot-store":
        return sendProblem(
          reply,
          "not-ready",
          "Nothing can be stored just now. Look whether the disk on which the notes lie is full, or may not be written.",
        );
    }
  });

  app.get("/metrics", async (request, reply) => {
    if (!mayRead(request)) return sendProblem(reply, "not-found");
    return reply
      .header("cache-control", "no-store")
      .type(metrics.type)
      .send(await metrics.text());
  });

  function mayRead({ headers, raw }: FastifyRequest): boolean {
    if (metricsToken !== undefined && isSame(headers.authorization ?? "", `Bearer ${metricsToken}`)) return true;
    return !isProxied && /^(?:::1|(?:::ffff:)?127\.[\d.]+)$/.test(raw.socket.remoteAddress ?? "");
  }
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other));
