import { useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useRef } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Popover } from "react-aria-components/Popover";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

interface PlacedCardProps {
  /** what it is about, on the screen */
  readonly at: DOMRect;
  readonly label: string;
  /** as they stand in the text */
  readonly words: string;
  readonly onClose: () => void;
  /** where nothing else in it takes the keyboard */
  readonly isCrossFocused?: boolean;
  readonly children: ReactNode;
}

/** A small card beside some words of the text. Escape, its cross, or a press beside it closes it. */
export function PlacedCard({
  at,
  label,
  words,
  onClose,
  isCrossFocused = false,
  children,
}: PlacedCardProps): ReactElement {
  const { t } = useLingui();
  const place = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span
        ref={place}
        className="meaning-place"
        style={{ left: at.left, top: at.top, width: at.width, height: at.height }}
      />
      <Popover
        className="popover"
        triggerRef={place}
        isOpen
        onOpenChange={(isOpen) => isOpen || onClose()}
        placement="bottom start"
        offset={8}
        containerPadding={12}
      >
        <Dialog className="popover-inside meaning-card" aria-label={label}>
          <div className="meaning-head">
            <h2 dir="auto">{`“${words}”`}</h2>
            <Button kind="bare" autoFocus={isCrossFocused} aria-label={t`Close`} onPress={onClose}>
              <Icon name="close" />
            </Button>
          </div>
          {children}
        </Dialog>
      </Popover>
    </>
  );
}
