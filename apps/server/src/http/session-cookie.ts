import type { CookieSerializeOptions } from "@fastify/cookie";
import type { FastifyReply } from "fastify";
import type { Admitted } from "../directory/admit.ts";

/** `__Host-` binds the cookie to this very host over https; a browser refuses that name on http://localhost. */
export const sessionCookieName = (secure: boolean): string => (secure ? "__Host-ourwords" : "ourwords");

export const cookieFlags = (secure: boolean): CookieSerializeOptions => ({
  httpOnly: true,
  sameSite: "strict",
  path: "/",
  secure,
});

export function setSessionCookie(reply: FastifyReply, secure: boolean, admitted: Admitted, now: number): void {
  const maxAge = Math.max(0, Math.floor((admitted.expiresAt - now) / 1000));
  reply.setCookie(sessionCookieName(secure), admitted.token, { ...cookieFlags(secure), maxAge });
}

export function clearSessionCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookieName(secure), cookieFlags(secure));
}
