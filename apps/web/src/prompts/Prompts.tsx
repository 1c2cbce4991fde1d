import { FRAGMENTS } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { EditorView } from "@tiptap/pm/view";
import { type ReactElement, useEffect, useState } from "react";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { backToText } from "../look/back-to-text.ts";
import { drawPrompts } from "./draw-prompts.ts";
import { type OwnHardWord, ownHardWords } from "./own-hard-words.ts";
import { PromptCard } from "./PromptCard.tsx";
import "./prompts.css";

export interface PromptsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly editors: Editors;
}

/** Quiet lines under one's own hard words in both sheets, and the card of the one that is pressed. */
export function Prompts({ connection, state, editors }: PromptsProps): ReactElement | undefined {
  const [card, setCard] = useState<{ readonly prompt: OwnHardWord; readonly at: DOMRect; readonly view: EditorView }>();
  const you = state.you.id;
  useEffect(() => {
    const ends = FRAGMENTS.flatMap((sheet) => {
      const editor = editors[sheet];
      if (!editor) return [];
      const { dom } = editor.view;
      const find = (): OwnHardWord[] => ownHardWords(editor, sheet, connection, you);
      const press = ({ target }: MouseEvent): void => {
        const mark = target instanceof Element ? target.closest(".prompted") : null;
        // Who selects words asks nothing of them.
        if (!mark || !editor.state.selection.empty) return;
        const at = editor.view.posAtDOM(mark, 0);
        const prompt = find().find(({ from, to }) => from <= at && at < to);
        if (prompt) setCard({ prompt, at: mark.getBoundingClientRect(), view: editor.view });
      };
      dom.addEventListener("click", press);
      return [drawPrompts(editor, find), () => dom.removeEventListener("click", press)];
    });
    return () => {
      for (const end of ends) end();
    };
  }, [connection, editors, you]);
  return card && <PromptCard {...card} onClose={() => backToText(() => setCard(undefined), card.view)} />;
}
