import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { NoteDialog } from "../announcing/use-note-dialogs.tsx";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "./more-entry.ts";
import type { WhoseWordsPanelProps } from "./WhoseWordsPanel.tsx";

export const whoseWords = part(async () => (await import("./WhoseWordsPanel.tsx")).WhoseWordsPanel);

const languageChoice = part(async () => (await import("../language/LanguageChoice.tsx")).LanguageChoice);

export interface MoreEntriesOf {
  readonly i18n: I18n;
  readonly whose: WhoseWordsPanelProps;
  readonly open: (dialog: NoteDialog) => void;
  readonly toNotes: () => void;
  readonly finish: () => void;
}

/** What the More menu holds, in its order. A new feature is one entry here. */
export const moreEntries = ({ i18n, whose, open, toNotes, finish }: MoreEntriesOf): readonly MoreEntry[] => [
  { icon: "words", word: i18n._(msg`Whose words`), panel: <whoseWords.Part {...whose} /> },
  { icon: "language", word: i18n._(msg`Language`), panel: <languageChoice.Part /> },
  { icon: "said", word: i18n._(msg`What was said`), onPress: () => open("said") },
  { icon: "keys", word: i18n._(msg`Keyboard`), onPress: () => open("keys") },
  { icon: "notes", word: i18n._(msg`My notes`), onPress: toNotes },
  { icon: "finish", word: i18n._(msg`Finish`), onPress: finish },
];
