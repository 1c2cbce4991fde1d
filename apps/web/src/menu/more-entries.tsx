import type { I18n } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { NoteDialog } from "../announcing/use-note-dialogs.tsx";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "./more-entry.ts";
import type { TextSizePanelProps } from "../view/TextSizePanel.tsx";
import type { WhoseWordsPanelProps } from "../whose-words/WhoseWordsPanel.tsx";

export const whoseWords = part(async () => (await import("../whose-words/WhoseWordsPanel.tsx")).WhoseWordsPanel);

const languageChoice = part(async () => (await import("../language/LanguageChoice.tsx")).LanguageChoice);
export const textSize = part(async () => (await import("../view/TextSizePanel.tsx")).TextSizePanel);

export interface MoreEntriesOf {
  readonly i18n: I18n;
  readonly whose: WhoseWordsPanelProps;
  /** about what others write */
  readonly commands: readonly MoreEntry[];
  /** who else writes on this page, and whose words */
  readonly speaking: readonly MoreEntry[];
  readonly open: (dialog: NoteDialog) => void;
  readonly sizes: TextSizePanelProps;
  /** missing where the note is in a small window already */
  readonly toSmallWindow: (() => void) | undefined;
  readonly oneByOne: { readonly isOn: boolean; readonly set: (isOn: boolean) => void };
  readonly showExplained: () => void;
  /** missing for who has none */
  readonly prompts: readonly MoreEntry[];
  readonly takeHome: readonly MoreEntry[];
  /** missing while there was no last time */
  readonly lastTime: readonly MoreEntry[];
  /** missing for whom it is not, and while there is nothing to look back on */
  readonly lookBack: readonly MoreEntry[];
  readonly toNotes: () => void;
  /** "Let's stop here": the note is kept as it is */
  readonly stopHere: () => void;
  readonly finish: () => void;
}

/** What the More menu holds, in groups and in its order. A new feature is one entry here. */
export const moreEntries = ({
  i18n,
  whose,
  commands,
  speaking,
  sizes,
  open,
  toSmallWindow,
  oneByOne,
  showExplained,
  prompts,
  takeHome,
  lastTime,
  lookBack,
  toNotes,
  stopHere,
  finish,
}: MoreEntriesOf): readonly (readonly MoreEntry[])[] => [
  speaking,
  commands,
  [
    {
      icon: "one",
      word: i18n._(msg`One question at a time`),
      isOn: oneByOne.isOn,
      onPress: () => oneByOne.set(!oneByOne.isOn),
    },
    { icon: "explain", word: i18n._(msg`Words we explained`), onPress: showExplained },
    ...prompts,
  ],
  [
    { icon: "words", word: i18n._(msg`Whose words`), panel: <whoseWords.Part {...whose} /> },
    { icon: "size", word: i18n._(msg`Text size`), panel: <textSize.Part {...sizes} /> },
    {
      icon: "together",
      word: i18n._(msg`For a screen you share`),
      isOn: sizes.choice.size === "presentation",
      onPress: () => sizes.onChange({ size: sizes.choice.size === "presentation" ? "ordinary" : "presentation" }),
    },
    ...(toSmallWindow
      ? [{ icon: "window", word: i18n._(msg`Open in a small window`), onPress: toSmallWindow } as const]
      : []),
  ],
  [
    { icon: "language", word: i18n._(msg`Language`), panel: <languageChoice.Part /> },
    { icon: "said", word: i18n._(msg`What was said`), onPress: () => open("said") },
    { icon: "keys", word: i18n._(msg`Keyboard`), onPress: () => open("keys") },
  ],
  takeHome,
  [
    ...lastTime,
    { icon: "keep", word: i18n._(msg`Let’s stop here`), onPress: stopHere },
    ...lookBack,
    { icon: "notes", word: i18n._(msg`My notes`), onPress: toNotes },
    { icon: "finish", word: i18n._(msg`Finish`), onPress: finish },
  ],
];
