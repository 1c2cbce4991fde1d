import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";

interface OwnLineLeavingProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export const OwnLineLeaving = ({ onStay, onLeave }: OwnLineLeavingProps): ReactElement => (
  <Sheetlet
    role="alertdialog"
    title={<Trans>You wrote something that is only on your screen</Trans>}
    isOpen
    onOpenChange={(isOpen) => isOpen || onStay()}
  >
    <p>
      <Trans>Nobody else has seen it. If you leave now, it is gone. If you stay, you can put it in the note.</Trans>
    </p>
    <div className="choices">
      <Button kind="main" onPress={onStay}>
        <Trans>Stay</Trans>
      </Button>
      <Button kind="plain" onPress={onLeave}>
        <Trans>Leave without it</Trans>
      </Button>
    </div>
  </Sheetlet>
);
