import { useLingui } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import { type KeyboardEvent, type ReactElement, useState } from "react";
import { Toolbar } from "react-aria-components/Toolbar";
import { Icon } from "../look/Icon.tsx";
import { FormatButtons } from "./FormatButtons.tsx";
import { FIRST_ACTIONS, MORE_ACTIONS, PLAN_ACTIONS } from "./format-actions.ts";
import { keepsLines } from "../plan-lines/keeping-lines.ts";
import { LineLanguage } from "./LineLanguage.tsx";
import { QuoteButton } from "./QuoteButton.tsx";

export interface FormatToolbarProps {
  readonly editor: Editor;
}

/** A sheet's buttons: in sight while somebody is in the sheet, in reach of the keyboard always. Arrows move in it, Escape goes back. */
export function FormatToolbar({ editor }: FormatToolbarProps): ReactElement {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const back = (event: KeyboardEvent): void => {
    if (event.key === "Escape") editor.commands.focus();
  };
  return (
    <div className="pen" data-open={isOpen || undefined} onKeyDown={back}>
      <Toolbar aria-label={t`How the words look`}>
        <QuoteButton editor={editor} />
        <FormatButtons editor={editor} actions={FIRST_ACTIONS} />
        <button
          type="button"
          className="tool"
          aria-expanded={isOpen}
          aria-label={t`More for the text`}
          title={t`More for the text`}
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="more" />
        </button>
        {isOpen && (
          <div className="pen-more">
            <FormatButtons editor={editor} actions={MORE_ACTIONS} />
            {keepsLines(editor) && <FormatButtons editor={editor} actions={PLAN_ACTIONS} />}
            <LineLanguage editor={editor} />
          </div>
        )}
      </Toolbar>
    </div>
  );
}
