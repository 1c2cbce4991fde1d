import type { FastifyRequest } from "fastify";
import type { Session } from "../directory/session.ts";
import type { Context } from "./context.ts";
import { sessionCookieName } from "./session-cookie.ts";

export const sessionToken = (request: FastifyRequest, { origins }: Context): string | undefined =>
  request.cookies[sessionCookieName(origins().secure)];

export const readSession = (request: FastifyRequest, context: Context): Session | undefined =>
  context.directory.sessionByToken(sessionToken(request, context), context.clock.now());
