import { FRAGMENTS, type FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type FocusEvent, type ReactElement, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import { usePartKeys } from "../keys/use-part-keys.ts";
import { part } from "../app/part.tsx";
import { usePace } from "../pace/pace-state.ts";
import { QuietPlan } from "../pace/QuietPlan.tsx";
import { Hand } from "../writing/hand.ts";
import { Dock } from "../note/Dock.tsx";
import type { Editors } from "../note/OpenNote.tsx";
import type { OpenState } from "../note/open-state.ts";
import { Sheet } from "./Sheet.tsx";
import { SheetTabs } from "./SheetTabs.tsx";
import { useNews } from "./use-news.ts";
import { writersIn } from "./writers-in.ts";

// Not before there is something to write in: the first word needs none of it.
const sheetDoors = part(async () => (await import("./SheetDoors.tsx")).SheetDoors);
const oneQuestion = part(async () => (await import("../pace/OneQuestion.tsx")).OneQuestion);

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
  const pace = usePace();
  const isQuiet = !isNarrow && !pace.isOneByOne && !pace.isPlanOpen;
  const isOne = isNarrow || pace.isOneByOne;
  const isInSight = (fragment: FragmentName): boolean =>
    isOne ? chosen === fragment : fragment === "story" || !isQuiet;
  const news = {
    story: useNews(connection, "story", isInSight("story")),
    plan: useNews(connection, "plan", isInSight("plan")),
  };
  const choose = (fragment: FragmentName): void => {
    setChosen(fragment);
    if (fragment === "plan") pace.openPlan();
  };
  const openPlan = (): void => {
    // Unfolded first: nothing folded takes the keyboard.
    flushSync(pace.openPlan);
    plan?.chain().setTextSelection(firstAnswer(plan)).run();
    plan?.view.focus();
  };
  usePartKeys((sheet) => {
    // Behind its tab a sheet can't take the caret.
    flushSync(() => choose(sheet));
    editors[sheet]?.commands.focus();
  });
  const { story, plan } = editors;
  const pen = isNarrow && writing ? editors[writing] : undefined;
  return (
    <div
      className="sheets"
      data-pace={pace.isOneByOne ? "one" : isQuiet ? "listening" : undefined}
      onFocus={({ target }) => setWriting((before) => (target.closest(".pen") ? before : sheetOf(target)))}
      onBlur={(event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setWriting(undefined);
      }}
    >
      {isNarrow && !pace.isOneByOne && <SheetTabs chosen={chosen} onChoose={choose} news={news} state={state} />}
      {pace.isOneByOne && editors.plan && (
        <oneQuestion.Part
          connection={connection}
          plan={editors.plan}
          onSheet={choose}
          onClose={() => pace.setOneByOne(false)}
        />
      )}
      {FRAGMENTS.map((fragment) => (
        <Sheet
          key={fragment}
          fragment={fragment}
          connection={connection}
          state={state}
          shown={isOne ? { as: pace.isOneByOne ? "alone" : "tab", isChosen: chosen === fragment } : { as: "sheet" }}
          quiet={
            fragment === "plan" && isQuiet ? (
              <QuietPlan writers={writersIn(state, "plan")} hasNews={news.plan} onOpen={openPlan} />
            ) : undefined
          }
          editor={editors[fragment]}
          hand={hand}
          onEditor={onEditor}
        />
      ))}
      {story && plan && <sheetDoors.Part connection={connection} state={state} editors={editors} />}
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

/** The place to write under the plan's first question. */
function firstAnswer({ state }: Editor): number {
  let place: number | undefined;
  state.doc.forEach((node, pos) => {
    if (node.type.name === "paragraph") place ??= pos + 1;
  });
  return place ?? 1;
}
