import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { StayOrLeave } from "../look/StayOrLeave.tsx";

interface UnsavedDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export const UnsavedDialog = (on: UnsavedDialogProps): ReactElement => (
  <StayOrLeave
    {...on}
    title={<Trans>Some of your words are not saved yet</Trans>}
    leave={<Trans>Leave without them</Trans>}
  >
    <Trans>If you leave now, they are lost. If you stay, they are sent as soon as there is a connection.</Trans>
  </StayOrLeave>
);
