import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { StayOrLeave } from "../look/StayOrLeave.tsx";

interface UnsavedDialogProps {
  /** they can wait on this device for the next time (SV3) */
  readonly isKept: boolean;
  readonly onStay: () => void;
  /** leaves them there */
  readonly onLeaveThem: () => void;
  /** and nothing of them stays */
  readonly onLeave: () => void;
}

const TITLE = <Trans>Some of your words are not saved yet</Trans>;

/** Says what becomes of unsaved words before somebody leaves, and asks. */
export const UnsavedDialog = ({ isKept, onLeaveThem, ...on }: UnsavedDialogProps): ReactElement =>
  isKept ? (
    <Sheetlet role="alertdialog" title={TITLE} isOpen onOpenChange={(isOpen) => isOpen || on.onStay()}>
      <p>
        <Trans>
          If you stay, they are sent as soon as there is a connection. If you leave, they can wait on this device:
          locked, so that only you can open them, and sent when you open this note here again.
        </Trans>
      </p>
      <div className="choices">
        <Button kind="main" onPress={on.onStay}>
          <Trans>Stay</Trans>
        </Button>
        <Button kind="plain" onPress={onLeaveThem}>
          <Trans>Leave, and keep them here</Trans>
        </Button>
        <Button kind="plain" onPress={on.onLeave}>
          <Trans>Leave without them</Trans>
        </Button>
      </div>
    </Sheetlet>
  ) : (
    <StayOrLeave {...on} title={TITLE} leave={<Trans>Leave without them</Trans>}>
      <Trans>If you leave now, they are lost. If you stay, they are sent as soon as there is a connection.</Trans>
    </StayOrLeave>
  );
