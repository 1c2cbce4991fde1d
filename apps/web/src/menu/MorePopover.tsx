import { useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, type RefObject, useState } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Button } from "../look/Button.tsx";
import { Icon } from "../look/Icon.tsx";
import type { MoreEntry } from "./more-entry.ts";

interface MorePopoverProps {
  readonly trigger: RefObject<HTMLButtonElement | null>;
  /** in groups */
  readonly entries: readonly (readonly MoreEntry[])[];
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** The open More menu: its list, or one entry's panel in the list's place, so that the page beside it stays in sight. */
export function MorePopover({ trigger, entries, onClose, children }: MorePopoverProps): ReactElement {
  const { t } = useLingui();
  const [chosen, setChosen] = useState<string>();
  const open = entries.flat().find(({ word }) => word === chosen);
  return (
    <Popover
      className="popover"
      triggerRef={trigger}
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      placement="bottom end"
      offset={10}
      containerPadding={12}
    >
      <Dialog className="popover-inside" aria-label={open?.word ?? t`More`}>
        {open && "panel" in open ? (
          <>
            <Button
              kind="bare"
              autoFocus
              className="panel-head"
              aria-label={t`${chosen}: back to the menu`}
              onPress={() => setChosen(undefined)}
            >
              <Icon name="back" />
              {open.word}
            </Button>
            {open.panel}
          </>
        ) : (
          <>
            {children}
            {entries.map(([first, ...others]) =>
              first ? (
                <ul key={first.word} className="more-entries">
                  {[first, ...others].map((entry) => (
                    <li key={entry.word}>
                      <Entry entry={entry} onOpen={() => setChosen(entry.word)} onClose={onClose} />
                    </li>
                  ))}
                </ul>
              ) : undefined,
            )}
          </>
        )}
      </Dialog>
    </Popover>
  );
}

interface EntryProps {
  readonly entry: MoreEntry;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

function Entry({ entry, onOpen, onClose }: EntryProps): ReactElement {
  if ("panel" in entry)
    return (
      <Button kind="bare" onPress={onOpen}>
        <Icon name={entry.icon} />
        {entry.word}
        <Icon name="go" />
      </Button>
    );
  const { icon, word, onPress, isOn } = entry;
  const go = (): void => {
    onClose();
    onPress();
  };
  return (
    <Button kind="bare" onPress={go} {...(isOn !== undefined && { "aria-pressed": isOn })}>
      <Icon name={icon} />
      {word}
      {isOn && <Icon name="tick" />}
    </Button>
  );
}
