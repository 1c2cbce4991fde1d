import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { LeaveNowButton } from "../safety/LeaveNowButton.tsx";

/** The two sheets before their words have come. */
export const OpeningNote = ({ isLost }: { readonly isLost: boolean }): ReactElement => (
  <div className="note">
    <header className="bar">
      <div className="bar-row">
        <LeaveNowButton />
        <div className="bar-title">
          <h1>
            <Trans>Your note</Trans>
          </h1>
        </div>
      </div>
    </header>
    <main>
      <p className="who-sees wait" role="status">
        {isLost ? (
          <Trans>No connection yet. We keep trying, you don’t have to do anything.</Trans>
        ) : (
          <Trans>Opening your note…</Trans>
        )}
      </p>
      <div className="sheets" aria-hidden="true">
        <div className="sheet" />
        <div className="sheet plan" />
      </div>
    </main>
  </div>
);
