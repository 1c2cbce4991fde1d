import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { newsOf, type WritingNews } from "../writing/writing-news.ts";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "./open-state.ts";
import { writingWords } from "./writing-words.ts";

export interface WritingNotice {
  /** none, when there is nothing to show */
  readonly words: string | undefined;
  readonly close: () => void;
}

/** What the editor tells about what was just done in it: said at once, and shown until its person writes on or closes it. */
export function useWritingNotice(editor: Editor | undefined, state: OpenState): WritingNotice {
  const { i18n } = useLingui();
  const say = useSay();
  const [words, setWords] = useState<string>();
  const tell = useEffectEvent((news: WritingNews) => {
    const told = writingWords(i18n, news, state);
    say(told, "answer");
    setWords(isSeen(news) ? undefined : told);
  });
  useEffect(() => {
    const look = ({ transaction }: { readonly transaction: Transaction }): void => {
      const news = newsOf(transaction);
      if (news === "done") setWords(undefined);
      else if (news) tell(news);
    };
    editor?.on("transaction", look);
    return () => {
      editor?.off("transaction", look);
    };
  }, [editor]);
  const close = useCallback(() => {
    setWords(undefined);
    editor?.commands.focus();
  }, [editor]);
  return { words, close };
}

/** That a line has moved shows by itself. */
const isSeen = (news: WritingNews): boolean => news === "moved-up" || news === "moved-down";
