import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { NoteDialog } from "../announcing/use-note-dialogs.tsx";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "./more-entry.ts";
import type { TextSizePanelProps } from "../view/TextSizePanel.tsx";
import type { WhoseWordsPanelProps } from "./WhoseWordsPanel.tsx";

export const whoseWords = part(async () => (await import("./WhoseWordsPanel.tsx")).WhoseWordsPanel);

const languageChoice = part(async () => (await import("../language/LanguageChoice.tsx")).LanguageChoice);
export const textSize = part(async () => (await import("../view/TextSizePanel.tsx")).TextSizePanel);

export interface MoreEntriesOf {
  readonly i18n: I18n;
  readonly whose: WhoseWordsPanelProps;
  /** who else writes on this page, and whose words */
  readonly speaking: readonly MoreEntry[];
  readonly open: (dialog: NoteDialog) => void;
  readonly sizes: TextSizePanelProps;
  /** missing where the note is in a small window already */
  readonly toSmallWindow: (() => void) | undefined;
  readonly oneByOne: { readonly isOn: boolean; readonly set: (isOn: boolean) => void };
  readonly showExplained: () => void;
  readonly toNotes: () => void;
  readonly finish: () => void;
}

/** What the More menu holds, in its order. A new feature is one entry here. */
export const moreEntries = ({
  i18n,
  whose,
  speaking,
  sizes,
  open,
  toSmallWindow,
  oneByOne,
  showExplained,
  toNotes,
  finish,
}: MoreEntriesOf): readonly MoreEntry[] => [
  { icon: "words", word: i18n._(msg`Whose words`), panel: <whoseWords.Part {...whose} /> },
  ...speaking,
  { icon: "size", word: i18n._(msg`Text size`), panel: <textSize.Part {...sizes} /> },
  {
    icon: "together",
    word: i18n._(msg`For a screen you share`),
    isOn: sizes.choice.size === "presentation",
    onPress: () => sizes.onChange({ size: sizes.choice.size === "presentation" ? "ordinary" : "presentation" }),
  },
  {
    icon: "one",
    word: i18n._(msg`One question at a time`),
    isOn: oneByOne.isOn,
    onPress: () => oneByOne.set(!oneByOne.isOn),
  },
  { icon: "explain", word: i18n._(msg`Words we explained`), onPress: showExplained },
  { icon: "language", word: i18n._(msg`Language`), panel: <languageChoice.Part /> },
  { icon: "said", word: i18n._(msg`What was said`), onPress: () => open("said") },
  { icon: "keys", word: i18n._(msg`Keyboard`), onPress: () => open("keys") },
  ...(toSmallWindow
    ? [{ icon: "window", word: i18n._(msg`Open in a small window`), onPress: toSmallWindow } as const]
    : []),
  { icon: "notes", word: i18n._(msg`My notes`), onPress: toNotes },
  { icon: "finish", word: i18n._(msg`Finish`), onPress: finish },
];
