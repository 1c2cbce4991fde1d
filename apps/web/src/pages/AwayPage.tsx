import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useEffect, useState } from "react";
import { endSession } from "../api/session-api.ts";
import { isAway } from "../safety/left-behind.ts";
import { smallWindow } from "../view/small-window.ts";
import "../look/away.css";

/** Between two tries to tell the server, while there is no connection. */
const AGAIN_MS = 5_000;

/**
 * IN6: where Leave now leads. A plain page with the time and the day, and nothing of ours on it; if whoever runs the server
 * named a site to end at, that comes next.
 */
export function AwayPage(): ReactElement {
  const { t, i18n } = useLingui();
  const now = useNow();
  useSignedOut();
  const title = t`Time and date`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="away">
      <h1>{i18n.date(now, { weekday: "long", day: "numeric", month: "long", year: "numeric" })}</h1>
      <p className="away-time">{i18n.date(now, { hour: "2-digit", minute: "2-digit" })}</p>
      <details>
        <summary>
          <Trans>About this page</Trans>
        </summary>
        <p>
          <Trans>You left the page that was open here. It is closed, and this browser is signed out of it.</Trans>
        </p>
        <p>
          <Trans>
            What leaving can’t undo: the address may still be in this browser’s list of pages you visited, somebody may
            have seen your screen, and what was written is still there for the people it was shared with. What was not
            sent yet is locked away on this device, for the next time you open the note here.
          </Trans>
        </p>
      </details>
    </main>
  );
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/**
 * The last page asked for it while it went; here it is made sure, also when the connection comes back only later. Not before
 * that does it go on to another site, where nobody would try again.
 */
function useSignedOut(): void {
  useEffect(() => {
    if (!isAway()) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const go = async (): Promise<void> => {
      const { kind } = await endSession();
      if (!isWanted) return;
      if (kind === "ok") goOn();
      else timer = setTimeout(() => void go(), AGAIN_MS);
    };
    void go();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, []);
}

/** A small window closes with the page it belongs to; nobody else's page may be in it. */
function goOn(): void {
  const site = document.querySelector<HTMLMetaElement>("meta[name=leave-to]")?.content;
  if (site !== undefined && smallWindow() === undefined) location.replace(site);
}
