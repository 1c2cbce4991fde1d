import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { StayOrLeave } from "../look/StayOrLeave.tsx";

interface OwnLineLeavingProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export const OwnLineLeaving = (on: OwnLineLeavingProps): ReactElement => (
  <StayOrLeave
    {...on}
    title={<Trans>You wrote something that is only on your screen</Trans>}
    leave={<Trans>Leave without it</Trans>}
  >
    <Trans>Nobody else has seen it. If you leave now, it is gone. If you stay, you can put it in the note.</Trans>
  </StayOrLeave>
);
