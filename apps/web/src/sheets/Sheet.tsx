import { Trans, useLingui } from "@lingui/react/macro";
import type { FragmentName } from "@ourwords/note";
import type { NoteConnection } from "@ourwords/sync/client";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactElement, useRef } from "react";
import { isFixedKey } from "../keys/fixed-key.ts";
import { listed } from "../look/people-words.ts";
import { OwnLine } from "../pace/OwnLine.tsx";
import type { Hand } from "../writing/hand.ts";
import type { OpenState } from "../note/open-state.ts";
import { Pen } from "../formatting/Pen.tsx";
import { SheetName } from "./SheetName.tsx";
import { planTopId, sheetId, sheetTitleId, tabId } from "./sheet-ids.ts";
import { WritingSurface } from "./WritingSurface.tsx";
import { writersIn } from "./writers-in.ts";

export interface SheetProps {
  readonly fragment: FragmentName;
  readonly connection: NoteConnection;
  readonly state: OpenState;
  /** beside the other one, as one of two tabs, or one at a time without tabs */
  readonly shown: { readonly as: "sheet" } | { readonly as: "tab" | "alone"; readonly isChosen: boolean };
  /** stands in the text's place while it is quiet; the text is only folded */
  readonly quiet?: ReactElement | undefined;
  readonly editor: Editor | undefined;
  readonly hand: Hand;
  readonly onEditor: (fragment: FragmentName, editor: Editor | undefined) => void;
}

/** One sheet: its name, its buttons, its text. */
export function Sheet({ fragment, connection, state, shown, quiet, editor, hand, onEditor }: SheetProps): ReactElement {
  const sheet = useRef<HTMLElement>(null);
  const isTab = shown.as === "tab";
  const toButtons = (event: KeyboardEvent): void => {
    if (!isFixedKey("to-buttons", event)) return;
    event.preventDefault();
    // On a phone the buttons stand under both sheets.
    const around = sheet.current?.querySelector(".pen") ?? sheet.current?.parentElement?.querySelector(".pen");
    around?.querySelector<HTMLElement>("button")?.focus();
  };
  return (
    <section
      ref={sheet}
      id={sheetId(fragment)}
      className={`sheet ${fragment}`}
      data-sheet={fragment}
      role={isTab ? "tabpanel" : undefined}
      aria-labelledby={isTab ? tabId(fragment) : sheetTitleId(fragment)}
      hidden={shown.as !== "sheet" && !shown.isChosen}
      data-quiet={quiet ? true : undefined}
      onKeyDown={toButtons}
    >
      <div className="sheet-head">
        <h2 id={sheetTitleId(fragment)}>
          <SheetName of={fragment} />
        </h2>
        <Writers names={writersIn(state, fragment)} />
        {!isTab && editor && <Pen editor={editor} state={state} />}
      </div>
      <p className="hint">
        {fragment === "story" ? (
          <Trans>What has been going on, in your own words.</Trans>
        ) : (
          <Trans>What you’ll do, and where you see it differently.</Trans>
        )}
      </p>
      {fragment === "plan" && <div id={planTopId} />}
      {quiet}
      <WritingSurface fragment={fragment} connection={connection} hand={hand} state={state} onEditor={onEditor} />
      {editor && <OwnLine sheet={fragment} editor={editor} />}
    </section>
  );
}

/** That words are about to come shows that nobody is busy with something else. */
function Writers({ names }: { readonly names: readonly string[] }): ReactElement {
  const { i18n } = useLingui();
  const who = listed(names, i18n.locale);
  return (
    <span className="writers">
      {names.length === 1 && <Trans>{who} is writing</Trans>}
      {names.length > 1 && <Trans>{who} are writing</Trans>}
    </span>
  );
}
