import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";

interface InvitePromptProps {
  readonly onInvite: () => void;
  /** they sit at this very screen */
  readonly onHere: (() => void) | undefined;
}

/** Before anybody else is in the note. */
export const InvitePrompt = ({ onInvite, onHere }: InvitePromptProps): ReactElement => (
  <div className="invite-prompt">
    <p>
      <b>
        <Trans>There is a place free beside you.</Trans>
      </b>{" "}
      <Trans>Invite the person you are seeing: by link, or with their phone’s camera.</Trans>
    </p>
    <div className="choices">
      {onHere && (
        <Button kind="plain" onPress={onHere}>
          <Trans>They are here with me</Trans>
        </Button>
      )}
      <Button kind="plain" onPress={onInvite}>
        <Trans>Invite somebody</Trans>
      </Button>
    </div>
  </div>
);
