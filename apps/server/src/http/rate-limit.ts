import type { RateLimitOptions } from "@fastify/rate-limit";

/**
 * For routes that take a secret. A secret has 256 random bits, so this is not what keeps guessers out; it keeps them from
 * keeping the server busy, and leaves a whole clinic behind one address room to join within the same minute.
 */
export const TRIES_A_MINUTE = 120;

export const GUARDED: { readonly config: { readonly rateLimit: RateLimitOptions } } = {
  config: { rateLimit: { max: TRIES_A_MINUTE, timeWindow: 60_000 } },
};

/** A page that waits asks every few seconds, and a clinic's pages may share an address. */
export const POLLED: { readonly config: { readonly rateLimit: RateLimitOptions } } = {
  config: { rateLimit: { max: 1_200, timeWindow: 60_000 } },
};
