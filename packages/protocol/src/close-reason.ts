/**
 * Why a connection is closed: a closed list. The code tells a page what to do next: 44xx and 1009 are never retried
 * by themselves, every other code is. The sentence a person reads belongs to the page, because it is in their language.
 */
export const CLOSE_REASONS = {
  "frame-too-big": 1009,
  "server-stopping": 1012,
  "people-changed": 1012,
  "too-slow": 1013,
  "cannot-open": 1013,
  "bad-frame": 4400,
  "unknown-message": 4400,
  "bad-update": 4400,
  "unknown-content": 4400,
  "too-deep": 4400,
  "never-said": 4400,
  "bad-presence": 4400,
  "signed-out": 4401,
  "no-access": 4403,
  removed: 4403,
  "foreign-voice": 4409,
  "scribe-ended": 4409,
  "taken-over": 4409,
  "note-full": 4413,
  "too-fast": 4413,
  "too-many-pages": 4413,
  "too-much-waiting": 4413,
  "old-page": 4426,
} as const;

export type CloseReason = keyof typeof CLOSE_REASONS;

export const isCloseReason = (value: unknown): value is CloseReason =>
  typeof value === "string" && Object.hasOwn(CLOSE_REASONS, value);
