import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useCallback, useEffect, useEffectEvent, useState } from "react";
import { newsOf, type WritingNews } from "../writing/writing-news.ts";
import { useSay } from "../announcing/Announcer.tsx";
import type { OpenState } from "../note/open-state.ts";
import { writingWords } from "./writing-words.ts";

export interface WritingNotice {
  readonly shown: Shown;
  /** by its person: the keyboard goes back to the text */
  readonly close: () => void;
  /** it has become beside the point, and the keyboard stays where it is */
  readonly letGo: () => void;
}

type Shown =
  | { readonly as: "nothing" }
  | { readonly as: "strip"; readonly words: string }
  /** who wrote the line at the caret, and how often that was asked */
  | { readonly as: "who-wrote"; readonly times: number };

const NOTHING: Shown = { as: "nothing" };

/** What the editor tells about what was just done in it: said at once, and shown until its person writes on or closes it. */
export function useWritingNotice(editor: Editor | undefined, state: OpenState): WritingNotice {
  const { i18n } = useLingui();
  const say = useSay();
  const [shown, setShown] = useState<Shown>(NOTHING);
  const tell = useEffectEvent((news: WritingNews) => {
    // Its card says it, too: the words for it come with the card.
    if (news === "who-wrote")
      return setShown((last) => ({ as: "who-wrote", times: last.as === "who-wrote" ? last.times + 1 : 1 }));
    const told = writingWords(i18n, news, state);
    say(told, "answer");
    return setShown(isSeen(news) ? NOTHING : { as: "strip", words: told });
  });
  useEffect(() => {
    const look = ({ transaction }: { readonly transaction: Transaction }): void => {
      const news = newsOf(transaction);
      if (news === "done") setShown(NOTHING);
      else if (news) tell(news);
    };
    editor?.on("transaction", look);
    return () => {
      editor?.off("transaction", look);
    };
  }, [editor]);
  const letGo = useCallback(() => setShown(NOTHING), []);
  const close = useCallback(() => {
    setShown(NOTHING);
    editor?.commands.focus();
  }, [editor]);
  return { shown, close, letGo };
}

/** That a line has moved shows by itself. */
const isSeen = (news: WritingNews): boolean => news === "moved-up" || news === "moved-down";
