import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useRef, useState } from "react";
import { part } from "../app/part.tsx";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import type { MoreEntry } from "./more-entry.ts";

export const morePopover = part(async () => (await import("./MorePopover.tsx")).MorePopover);

interface MoreMenuProps {
  /** in groups */
  readonly entries: readonly (readonly MoreEntry[])[];
  /** shown above the entries */
  readonly children?: ReactNode;
}

/** Everything that is not always in sight. A feature adds itself by one entry in `more-entries.tsx`. */
export function MoreMenu({ entries, children }: MoreMenuProps): ReactElement {
  const { t } = useLingui();
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        kind="bare"
        aria-label={t`More`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
      >
        <Icon name="more" />
        <span className="word">
          <Trans>More</Trans>
        </span>
      </Button>
      {isOpen && (
        <morePopover.Part trigger={button} entries={entries} onClose={() => setOpen(false)}>
          {children}
        </morePopover.Part>
      )}
    </>
  );
}
