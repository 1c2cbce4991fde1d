import { Trans } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type ReactElement, useSyncExternalStore } from "react";
import { lineLanguage, setLineLanguage } from "../writing/line-language.ts";

/** What people in our clinics write most; each is called as its speakers call it. */
const LANGUAGES = [
  "ar",
  "bn",
  "cy",
  "de",
  "en",
  "es",
  "fa",
  "fr",
  "gu",
  "pa",
  "pl",
  "pt",
  "ro",
  "so",
  "tr",
  "uk",
  "ur",
  "zh",
];

/** In what language the lines at the caret are. */
export function LineLanguage({ editor }: { readonly editor: Editor }): ReactElement {
  const language = useSyncExternalStore(
    (listener) => {
      editor.on("transaction", listener);
      return () => {
        editor.off("transaction", listener);
      };
    },
    () => (editor.isDestroyed ? undefined : lineLanguage(editor.state)),
  );
  const all = language === undefined || LANGUAGES.includes(language) ? LANGUAGES : [...LANGUAGES, language];
  return (
    <label className="line-language">
      <span>
        <Trans>Language of these lines</Trans>
      </span>
      <select
        value={language ?? ""}
        onChange={({ target }) => {
          setLineLanguage(editor, target.value || undefined);
          editor.commands.focus();
        }}
      >
        <option value="">
          <Trans>Same as the page</Trans>
        </option>
        {all.map((each) => (
          <option key={each} value={each} lang={each} dir="auto">
            {ownName(each)}
          </option>
        ))}
      </select>
    </label>
  );
}

const ownName = (language: string): string =>
  new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
