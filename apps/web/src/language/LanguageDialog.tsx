import { Trans } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { LanguageChoice } from "./LanguageChoice.tsx";

export interface LanguageDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

export const LanguageDialog = (props: LanguageDialogProps): ReactElement => (
  <Sheetlet title={<Trans>Language</Trans>} {...props}>
    <LanguageChoice />
  </Sheetlet>
);
