import { useLingui } from "@lingui/react/macro";
import type { ReactElement, ReactNode } from "react";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

export interface SheetletProps {
  readonly role?: "dialog" | "alertdialog";
  /** `page`: as large as the window allows, for what is read together */
  readonly size?: "note" | "page";
  readonly title: ReactNode;
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** A small sheet over the page. Escape, the cross, or a press beside it closes it (an alert only by an answer). */
export function Sheetlet({
  role = "dialog",
  size = "note",
  title,
  isOpen,
  onOpenChange,
  children,
}: SheetletProps): ReactElement {
  const { t } = useLingui();
  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={role === "dialog"}
      isKeyboardDismissDisabled={false}
    >
      <Modal className="sheetlet" data-size={size}>
        <Dialog role={role}>
          <div className="sheetlet-head">
            <Heading slot="title">{title}</Heading>
            {role === "dialog" && (
              <Button kind="bare" aria-label={t`Close`} onPress={() => onOpenChange(false)}>
                <Icon name="close" />
              </Button>
            )}
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
