import { Trans } from "@lingui/react/macro";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./Button.tsx";
import { Sheetlet } from "./Sheetlet.tsx";

interface StayOrLeaveProps {
  readonly title: ReactNode;
  /** what is lost */
  readonly children: ReactNode;
  readonly leave: ReactNode;
  /** "Stay" unless given */
  readonly stay?: ReactNode;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Asks before something is lost by leaving. Staying is the answer that Escape gives. */
export const StayOrLeave = ({ title, children, leave, stay, onStay, onLeave }: StayOrLeaveProps): ReactElement => (
  <Sheetlet role="alertdialog" title={title} isOpen onOpenChange={(isOpen) => isOpen || onStay()}>
    <p>{children}</p>
    <div className="choices">
      <Button kind="main" onPress={onStay}>
        {stay ?? <Trans>Stay</Trans>}
      </Button>
      <Button kind="plain" onPress={onLeave}>
        {leave}
      </Button>
    </div>
  </Sheetlet>
);
