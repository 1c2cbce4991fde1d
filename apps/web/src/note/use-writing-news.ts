import type { Editor } from "@tiptap/core";
import type { Transaction } from "@tiptap/pm/state";
import { useEffect, useState } from "react";
import { newsOf, type WritingNews } from "../writing/writing-news.ts";

interface Told {
  readonly news: WritingNews | undefined;
  /** how many there were: tells the same news apart */
  readonly count: number;
}

/** The last news of an editor, until its person writes on or has read it. */
export function useWritingNews(editor: Editor): Told & { readonly onRead: () => void } {
  const [told, setTold] = useState<Told>({ news: undefined, count: 0 });
  useEffect(() => {
    const look = ({ transaction }: { readonly transaction: Transaction }): void => {
      const news = newsOf(transaction);
      if (news === "done") setTold((before) => (before.news ? { ...before, news: undefined } : before));
      else if (news) setTold(({ count }) => ({ news, count: count + 1 }));
    };
    editor.on("transaction", look);
    return () => {
      editor.off("transaction", look);
    };
  }, [editor]);
  const onRead = (): void => {
    setTold((before) => ({ ...before, news: undefined }));
    editor.commands.focus();
  };
  return { ...told, onRead };
}
