import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "./context.ts";
import { cookieFlags } from "./session-cookie.ts";

const nameOf = (secure: boolean): string => (secure ? "__Host-ourwords-waiting" : "ourwords-waiting");

/** Who waits to be let in is nobody yet: their page keeps a cookie of its own, which opens nothing. */
export function setWaitingCookie(
  reply: FastifyReply,
  { origins, clock }: Context,
  { token, endsAt }: { readonly token: string; readonly endsAt: number },
): void {
  const { secure } = origins();
  const maxAge = Math.max(0, Math.floor((endsAt - clock.now()) / 1000));
  reply.setCookie(nameOf(secure), token, { ...cookieFlags(secure), maxAge });
}

export function clearWaitingCookie(reply: FastifyReply, { origins }: Context): void {
  const { secure } = origins();
  reply.clearCookie(nameOf(secure), cookieFlags(secure));
}

export const waitingToken = (request: FastifyRequest, { origins }: Context): string | undefined =>
  request.cookies[nameOf(origins().secure)];
