import type { OpenedHow, ParticipantId } from "@ourwords/protocol";
import { type Admitted, admit } from "./admit.ts";
import type { Directory } from "./directory.ts";
import type { Membership } from "./memberships.ts";

/** Somebody is in a note, on the browser that asked. */
export interface Entered {
  readonly kind: "entered";
  readonly as: Membership;
  readonly admitted: Admitted;
}

/** Signs a member in on the browser that sent `token`, and notes by which door they came. `here`: for one sitting. */
export function enterNote(
  directory: Directory,
  as: Membership,
  { token, how, by }: { readonly token: string | undefined; readonly how: OpenedHow; readonly by: ParticipantId },
  now: number,
): Entered {
  const account = directory.accounts.get(as.account);
  if (!account) throw new Error("a member has no account");
  const admitted = admit(directory, account, token, now, how === "here");
  const { note, participant } = as;
  directory.openings.add({ note, participant: participant.id, how, by, session: admitted.session }, now);
  return { kind: "entered", as, admitted };
}
