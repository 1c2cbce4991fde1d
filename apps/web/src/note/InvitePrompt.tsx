import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";

/** Before anybody else is in the note. */
export const InvitePrompt = ({ onInvite }: { readonly onInvite: () => void }): ReactElement => (
  <div className="invite-prompt">
    <p>
      <b>
        <Trans>There is a place free beside you.</Trans>
      </b>{" "}
      <Trans>Invite the person you are seeing: by link, or with their phone’s camera.</Trans>
    </p>
    <Button kind="plain" onPress={onInvite}>
      <Trans>Invite somebody</Trans>
    </Button>
  </div>
);
