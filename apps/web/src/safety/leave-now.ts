import { smallWindow } from "../view/small-window.ts";
import { forgetThisDevice, markAway } from "./left-behind.ts";
import { tellTabs } from "./tabs.ts";

/** Looks like nothing of ours. It makes sure that the server knows, and leads on to a neutral site if there is one. */
const AWAY = "/away";

/** IN6: gone at once and without a question, from every window of this browser: who left in one has left in all of them. */
export function leaveNow(): void {
  leaveThisPage();
  tellTabs("leave-now");
}

/**
 * First all that can be seen, then this browser's session on the server (a request that outlives the page), then the
 * address; a small window closes altogether. Words that were not sent yet stay sealed on this device (SV3): asking about them would take time; the note stays for the people in it.
 */
export function leaveThisPage(): void {
  document.body.replaceChildren();
  document.title = "";
  forgetThisDevice();
  markAway();
  fetch("/api/session", { method: "DELETE", keepalive: true, cache: "no-store" }).catch(() => {
    // Without a connection the neutral page tries again.
  });
  location.replace(AWAY);
  smallWindow()?.close();
}
