import { forgetThisDevice, markAway } from "./left-behind.ts";

/** Looks like nothing of ours, and is at hand without a word from the server but the page itself. */
const AWAY = "/away";

/**
 * IN6: gone at once and without a question. First all that can be seen, then this browser's session on the server (a
 * request that outlives the page), then the address. Words that were not sent yet are lost; the note stays for the people
 * in it.
 */
export function leaveNow(): void {
  document.body.replaceChildren();
  document.title = "";
  forgetThisDevice();
  markAway();
  fetch("/api/session", { method: "DELETE", keepalive: true, cache: "no-store" }).catch(() => {
    // Without a connection the neutral page tries again.
  });
  location.replace(AWAY);
}
