import { type Admitted, admit } from "./admit.ts";
import type { Directory } from "./directory.ts";
import type { Guest } from "./lobby.ts";
import type { Membership } from "./memberships.ts";

/** How it stands with the guest whose waiting page asks. */
export type Collected =
  | { readonly kind: "waiting"; readonly from: string; readonly guest: Guest }
  | { readonly kind: "over"; readonly from: string }
  | { readonly kind: "in"; readonly from: string; readonly as: Membership; readonly admitted: Admitted };

/**
 * A waiting page asks again and again. Once somebody let them in, that signs this browser in, as often as it asks: an
 * answer that got lost on the way must not shut anybody out.
 */
export function collectGuest(
  directory: Directory,
  tokens: { readonly waiting: string; readonly session: string | undefined },
  now: number,
): Collected | undefined {
  const { lobby, memberships, accounts, openings } = directory;
  return directory.atOnce((): Collected | undefined => {
    const asked = lobby.byToken(tokens.waiting, now);
    if (!asked) return undefined;
    const { guest, verdict } = asked;
    const { note, host, how } = guest;
    const from = memberships.get(note, host)?.participant.name ?? "";
    if (verdict.kind === "waiting") return { kind: "waiting", from, guest };
    const as = verdict.kind === "in" ? memberships.get(note, verdict.as) : undefined;
    const account = as && as.participant.access !== "none" && accounts.get(as.account);
    if (verdict.kind === "over" || !account || !isSameBrowser(directory, guest, tokens.session, now))
      return { kind: "over", from };
    const admitted = admit(directory, account, tokens.session, now, how === "here");
    if (!verdict.isCollected) {
      const participant = as.participant.id;
      const { by } = verdict;
      const letInBy = guest.seat !== undefined && by !== participant ? by : undefined;
      openings.add({ note, participant, how, by, letInBy, session: admitted.session }, now);
      lobby.collected(guest, now);
    }
    return { kind: "in", from, as, admitted };
  });
}

/** Who sits beside somebody was let in at that browser, and nowhere else. */
function isSameBrowser(directory: Directory, guest: Guest, token: string | undefined, now: number): boolean {
  return guest.session === undefined || directory.sessionByToken(token, now)?.id === guest.session;
}
