import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { Sheetlet } from "../look/Sheetlet.tsx";
import { LANGUAGES } from "./languages.ts";
import { rememberLanguage } from "./remembered-language.ts";
import { speak } from "./speak.ts";
import "../look/overlays.css";

export interface LanguageDialogProps {
  readonly isOpen: boolean;
  readonly onOpenChange: (isOpen: boolean) => void;
}

/** Changes the words on this screen only, at once. */
export function LanguageDialog(props: LanguageDialogProps): ReactElement {
  const { t, i18n } = useLingui();
  const [isLost, setLost] = useState(false);
  const choose = (chosen: string): void => {
    const language = LANGUAGES.find(({ locale }) => locale === chosen)?.locale;
    if (!language) return;
    const go = async (): Promise<void> => {
      const result = await speak(i18n, language);
      setLost(result === "not-loaded");
      if (result === "spoken") rememberLanguage(language);
    };
    void go();
  };
  return (
    <Sheetlet title={<Trans>Language</Trans>} {...props}>
      <RadioGroup className="views" aria-label={t`Language`} value={i18n.locale} onChange={choose}>
        {LANGUAGES.map(({ locale, name }) => (
          <Radio key={locale} value={locale} lang={locale}>
            <span className="dot" />
            {name}
          </Radio>
        ))}
      </RadioGroup>
      <p className="quiet">
        <Trans>This only changes your screen. Nobody’s words are translated.</Trans>
      </p>
      <p className="said" role="alert">
        {isLost && <Trans>There is no connection just now. Check your internet, then try again.</Trans>}
      </p>
    </Sheetlet>
  );
}
