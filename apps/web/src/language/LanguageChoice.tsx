import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useState } from "react";
import { Radio, RadioGroup } from "react-aria-components/RadioGroup";
import { LANGUAGES } from "./languages.ts";
import { rememberLanguage } from "./remembered-language.ts";
import { speak } from "./speak.ts";
import "../look/overlays.css";

/** Changes the words on this screen, and on no other, at once. */
export function LanguageChoice(): ReactElement {
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
    <>
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
    </>
  );
}
