import type { I18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { type ReactElement, Suspense } from "react";
import { AddressProvider } from "./AddressProvider.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { Pages } from "./Pages.tsx";
import { SpokenLanguage } from "../language/SpokenLanguage.tsx";
import { Wait } from "../look/Wait.tsx";

export const App = ({ i18n }: { readonly i18n: I18n }): ReactElement => (
  <I18nProvider i18n={i18n}>
    <SpokenLanguage>
      <ErrorBoundary>
        <AddressProvider>
          <Suspense fallback={<Wait />}>
            <Pages />
          </Suspense>
        </AddressProvider>
      </ErrorBoundary>
    </SpokenLanguage>
  </I18nProvider>
);
