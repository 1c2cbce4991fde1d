import { createHash, randomBytes } from "node:crypto";

/** 32 random bytes as base64url: what a link or a cookie carries. Never kept here; only its hash is. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret. Plain SHA-256 is enough: 256 random bits can't be guessed, so there is nothing to slow down. */
export const hashSecret = (secret: string): Uint8Array => new Uint8Array(createHash("sha256").update(secret).digest());
