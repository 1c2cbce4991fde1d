import { livingOriginals } from "@ourwords/authorship";
import { useLingui } from "@lingui/react/macro";
import type { NoteConnection } from "@ourwords/sync/client";
import { useEffect, useEffectEvent } from "react";
import type { Transaction } from "yjs";
import { browserClock } from "../browser/browser-clock.ts";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { ChangeNews, type ChangeTold, type TextChange } from "./change-news.ts";
import { changeWords } from "./news-words.ts";
import { othersChanges } from "./others-changes.ts";
import { sectionAt } from "./place-of.ts";
import { standingText } from "./standing-text.ts";
import { textChanges } from "./text-changes.ts";
import { useCaretSheet } from "./use-caret-sheet.ts";
import type { SayNews } from "./use-say-news.ts";

/** Says what others write and take out. What is written on this page, by whichever of its voices, is never said. */
export function useChangeNews(connection: NoteConnection, state: OpenState, editors: Editors, sayNews: SayNews): void {
  const { i18n } = useLingui();
  const caretSheet = useCaretSheet(editors);
  const isMine = ({ sheet, sections }: ChangeTold): boolean => {
    const editor = editors[sheet];
    if (!editor || caretSheet !== sheet) return false;
    const index = editor.state.selection.$head.index(0);
    return sections.has(sectionAt(connection.doc.getXmlFragment(sheet), index));
  };
  const tell = useEffectEvent((told: ChangeTold) => {
    const words = changeWords(i18n, told, state);
    if (words) sayNews(words, { about: "text", isMine: isMine(told) });
  });
  const ofOthers = useEffectEvent((changes: readonly TextChange[]) => othersChanges(changes, state.writers));
  useEffect(() => {
    const { doc, ledger } = connection;
    const news = new ChangeNews({
      clock: browserClock,
      note: {
        living: () => livingOriginals(doc, ledger),
        textOf: (originals, sheet) => standingText(doc.getXmlFragment(sheet), ledger, originals),
      },
      recordOf: ({ author }) =>
        connection.takenOut.flatMap(({ of, id, text }) => (of === author ? [`${id} ${text.length}`] : [])).join(),
      tell: (told) => tell(told),
    });
    const look = (transaction: Transaction): void => {
      if (transaction.local) return;
      news.see(ofOthers(textChanges(transaction, ledger)));
    };
    doc.on("afterTransaction", look);
    return () => {
      doc.off("afterTransaction", look);
      news.close();
    };
  }, [connection]);
}
