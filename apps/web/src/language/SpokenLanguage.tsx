import { useLingui } from "@lingui/react/macro";
import { type ReactElement, type ReactNode, useLayoutEffect } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";
import { directionOf } from "./languages.ts";

/** All that goes along with the language of the words: that of the page, its direction and title, and React Aria's own words. */
export function SpokenLanguage({ children }: { readonly children: ReactNode }): ReactElement {
  const { t, i18n } = useLingui();
  const { locale } = i18n;
  const title = t`Notes`;
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(locale);
    document.title = title;
  }, [locale, title]);
  return <I18nProvider locale={locale}>{children}</I18nProvider>;
}
