import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";

interface UnsavedDialogProps {
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

export const UnsavedDialog = ({ onStay, onLeave }: UnsavedDialogProps): ReactElement => (
  <Sheetlet
    role="alertdialog"
    title={<Trans>Some of your words are not saved yet</Trans>}
    isOpen
    onOpenChange={(isOpen) => isOpen || onStay()}
  >
    <p>
      <Trans>If you leave now, they are lost. If you stay, they are sent as soon as there is a connection.</Trans>
    </p>
    <div className="choices">
      <Button kind="main" onPress={onStay}>
        <Trans>Stay</Trans>
      </Button>
      <Button kind="plain" onPress={onLeave}>
        <Trans>Leave without them</Trans>
      </Button>
    </div>
  </Sheetlet>
);
