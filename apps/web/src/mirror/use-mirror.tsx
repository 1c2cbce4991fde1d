import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type ReactElement, useCallback, useState, useSyncExternalStore } from "react";
import { part } from "../app/part.tsx";
import type { MoreEntry } from "../menu/more-entry.ts";
import type { MirrorProps } from "./MirrorDialog.tsx";

const mirrorDialog = part(async () => (await import("./MirrorDialog.tsx")).MirrorDialog);

interface MirrorOf extends Pick<MirrorProps, "note" | "connection" | "state"> {
  /** others look at this screen, too */
  readonly isShared: boolean;
}

/** PL13: a look back for a clinician alone, once the note was kept. Where somebody else reads along there is none. */
export function useMirror({ isShared, ...props }: MirrorOf): {
  readonly entries: readonly MoreEntry[];
  readonly shown: ReactElement | undefined;
} {
  const { i18n } = useLingui();
  const { connection, state } = props;
  const [isOpen, setOpen] = useState(false);
  const newest = useSyncExternalStore(
    useCallback((changed: () => void) => connection.onAuthors(changed), [connection]),
    () => connection.seals.at(-1),
  );
  if (!newest || isShared || state.you.role !== "clinician" || state.writers.length > 1)
    return { entries: [], shown: undefined };
  return {
    entries: [{ icon: "mirror", word: i18n._(msg`Look back, only for you`), onPress: () => setOpen(true) }],
    shown: isOpen ? <mirrorDialog.Part {...props} newest={newest} onClose={() => setOpen(false)} /> : undefined,
  };
}
