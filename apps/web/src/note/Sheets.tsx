import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type FocusEvent, type ReactElement, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { usePartKeys } from "../keys/use-part-keys.ts";
import { Hand } from "../writing/hand.ts";
import { Dock } from "./Dock.tsx";
import type { Editors } from "./OpenNote.tsx";
import type { OpenState } from "./open-state.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetTabs } from "./SheetTabs.tsx";
import { useNews } from "./use-news.ts";

interface SheetsProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly isNarrow: boolean;
  readonly editors: Editors;
  readonly onEditor: (fragment: FragmentName, editor: Editor | undefined) => void;
  /** what the dock carries besides, on every width */
  readonly dock?: ReactNode;
}

/** Story and plan: side by side, or one at a time with tabs. Both editors stay as they are through every turn of a phone. */
export function Sheets({ connection, state, isNarrow, editors, onEditor, dock }: SheetsProps): ReactElement {
  const [chosen, setChosen] = useState<FragmentName>("story");
  const [hand] = useState(() => new Hand());
  const [writing, setWriting] = useState<FragmentName>();
  const isInSight = (fragment: FragmentName): boolean => !isNarrow || chosen === fragment;
  const news = {
    story: useNews(connection, "story", isInSight("story")),
    plan: useNews(connection, "plan", isInSight("plan")),
  };
  usePartKeys((sheet) => {
    // Behind its tab a sheet can't take the caret.
    flushSync(() => setChosen(sheet));
    editors[sheet]?.commands.focus();
  });
  const pen = isNarrow && writing ? editors[writing] : undefined;
  return (
    <div
      className="sheets"
      onFocus={({ target }) => setWriting((before) => (target.closest(".pen") ? before : sheetOf(target)))}
      onBlur={(event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setWriting(undefined);
      }}
    >
      {isNarrow && <SheetTabs chosen={chosen} onChoose={setChosen} news={news} state={state} />}
      {FRAGMENTS.map((fragment) => (
        <Sheet
          key={fragment}
          fragment={fragment}
          connection={connection}
          state={state}
          shown={isNarrow ? { as: "tab", isChosen: chosen === fragment } : { as: "sheet" }}
          editor={editors[fragment]}
          hand={hand}
          onEditor={onEditor}
        />
      ))}
      <Dock state={state} isNarrow={isNarrow} pen={pen}>
        {dock}
      </Dock>
    </div>
  );
}

function sheetOf(target: Element): FragmentName | undefined {
  const name = target.closest("[data-sheet]")?.getAttribute("data-sheet");
  return FRAGMENTS.find((each) => each === name);
}
