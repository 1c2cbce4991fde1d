import type { Account } from "./accounts.ts";
import type { Directory } from "./directory.ts";

/** A session, what the browser is to keep of it, and until when. */
export interface Admitted {
  readonly session: string;
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Signs `account` in on the browser that sent `token`: beside whoever is there already, or in a new session.
 * The token stays the same when there was one. A new one each time would be lost together with an answer that doesn't
 * arrive, and with it a guest's only way back into their note.
 */
export function admit(
  directory: Directory,
  account: Account,
  token: string | undefined,
  now: number,
  isHere = false,
): Admitted {
  const { sessions } = directory;
  const present = token === undefined ? undefined : sessions.byToken(token, now);
  const session = token !== undefined && present ? { id: present.id, token } : sessions.start(now);
  sessions.admit(session.id, account, now, isHere);
  const expiresAt = sessions.byId(session.id, now)?.expiresAt ?? now;
  return { session: session.id, token: session.token, expiresAt };
}
