import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { ySyncPluginKey } from "y-prosemirror";
import type { LeftByUndo } from "../writing/left-by-undo.ts";
import { useSay } from "./Announcer.tsx";
import type { OpenState } from "./open-state.ts";
import { undoWords } from "./undo-words.ts";

export interface UndoNoticeState {
  readonly left: LeftByUndo | undefined;
  /** hears from the editor */
  readonly onLeft: (left: LeftByUndo) => void;
  readonly close: () => void;
}

/** AU9: what the last undo had to leave, said aloud once; it goes with the next thing this page's person writes. */
export function useUndoNotice(editor: Editor | undefined, state: OpenState): UndoNoticeState {
  const { i18n } = useLingui();
  const say = useSay();
  const [left, setLeft] = useState<LeftByUndo>();
  const tell = useEffectEvent((each: LeftByUndo) => say(undoWords(i18n, each, state)));
  useEffect(() => {
    if (left) tell(left);
  }, [left]);
  const close = useCallback(() => setLeft(undefined), []);
  useEffect(() => {
    const writesOn = ({ transaction }: { readonly transaction: Transaction }): void => {
      if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey)) close();
    };
    editor?.on("transaction", writesOn);
    return () => {
      editor?.off("transaction", writesOn);
    };
  }, [editor, close]);
  return { left, onLeft: setLeft, close };
}
