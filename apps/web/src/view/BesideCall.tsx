import { Trans } from "@lingui/react/macro";
import { type ReactElement, useEffect, useEffectEvent, useState } from "react";
import { Button } from "../look/Button.tsx";
import { CoverButton } from "../safety/CoverButton.tsx";
import { LeaveNowButton } from "../safety/LeaveNowButton.tsx";
import { useTabNews } from "../safety/use-tab-news.ts";
import type { SmallWindow } from "./open-small-window.ts";

/** How often to look whether the small window is still there: no browser tells when a window was closed. */
const LOOK_MS = 300;

interface BesideCallProps {
  readonly small: SmallWindow;
  readonly onBack: () => void;
}

/** In place of a note that is in a small window: nothing of it, so that a screen shared in the call shows nothing either. */
export function BesideCall({ small, onBack }: BesideCallProps): ReactElement {
  const [isKept, setKept] = useState(false);
  const back = useEffectEvent(onBack);
  useEffect(() => {
    const timer = setInterval(() => small.isClosed() && back(), LOOK_MS);
    return () => clearInterval(timer);
  }, [small]);
  // Finished in the small window. There is no line to the server here that would tell.
  useTabNews("signed-out", () => location.replace("/left"));
  return (
    <div className="letter">
      <header>
        <LeaveNowButton />
        <CoverButton />
      </header>
      <main>
        <h1>
          <Trans>Your note is in the small window</Trans>
        </h1>
        <p>
          {small.isOnTop ? (
            <Trans>It stays on top of your other windows. If you close this page, the small window closes too.</Trans>
          ) : (
            <Trans>You can put it next to your call.</Trans>
          )}
        </p>
        <Button kind="main" autoFocus onPress={() => setKept(!small.close())}>
          <Trans>Bring it back here</Trans>
        </Button>
        <p className="said" role="alert">
          {isKept && (
            <Trans>
              Not yet: some of your words in the small window are not saved, or not in the note. They would be lost.
              Please look there first.
            </Trans>
          )}
        </p>
      </main>
    </div>
  );
}
