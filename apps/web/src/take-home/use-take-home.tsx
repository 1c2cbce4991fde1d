import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import { type ReactElement, useState } from "react";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "../menu/more-entry.ts";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";

export const copyDialog = part(async () => (await import("./CopyDialog.tsx")).CopyDialog);
const bringInDialog = part(async () => (await import("./BringInDialog.tsx")).BringInDialog);

interface TakeHomeProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** What goes out of the note on paper or in a file, and what comes in from one. */
export function useTakeHome({ note, state, editors }: TakeHomeProps): {
  readonly entries: readonly MoreEntry[];
  readonly shown: ReactElement | undefined;
} {
  const { i18n } = useLingui();
  const [shown, show] = useState<"copy" | "bring-in">();
  const onClose = (): void => show(undefined);
  return {
    entries: [
      { icon: "copy", word: i18n._(msg`Take a copy`), onPress: () => show("copy") },
      { icon: "notes", word: i18n._(msg`Bring in text`), onPress: () => show("bring-in") },
    ],
    shown:
      shown === "copy" ? (
        <copyDialog.Part self={{ note, as: state.you.id }} isSaved={state.save === "saved"} onClose={onClose} />
      ) : shown === "bring-in" ? (
        <bringInDialog.Part story={editors.story} onClose={onClose} />
      ) : undefined,
  };
}
