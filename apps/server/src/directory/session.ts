import type { Account } from "./accounts.ts";
import type { Membership } from "./memberships.ts";

/** Everybody who is signed in on one browser, and every note they take part in. */
export interface Session {
  readonly id: string;
  readonly expiresAt: number;
  /** the clinician, if one is signed in here: who may start notes */
  readonly staff: Account | undefined;
  readonly memberships: readonly Membership[];
  /** accounts that sit at this browser for one sitting only, because it is somebody else's */
  readonly here: ReadonlySet<string>;
}
