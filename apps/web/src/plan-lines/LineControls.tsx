import { Trans } from "@lingui/react/macro";
import type { Editor } from "@tiptap/core";
import type { MouseEvent, ReactElement } from "react";
import type { LineNote } from "./draw-line-notes.ts";
import { LineHandle } from "./LineHandle.tsx";

interface LineControlsProps {
  readonly plan: Editor;
  readonly note: LineNote;
  /** who writes on this page has answered this line */
  readonly hasAnswered: boolean;
  readonly onAnswer: () => void;
  readonly onWho: () => void;
}

/** The small things to do with a line: in sight where the caret is, and where somebody comes by keyboard or mouse. */
export function LineControls({ plan, note, hasAnswered, onAnswer, onWho }: LineControlsProps): ReactElement {
  const { isHere, line, text } = note;
  const inReach = { type: "button", tabIndex: isHere ? 0 : -1, onMouseDown: stayInTheText } as const;
  return (
    <div className="line-do" data-here={isHere || undefined}>
      <LineHandle plan={plan} id={line.id} isHere={isHere} />
      {text.trim() !== "" && (
        <button {...inReach} className="line-button" onClick={onAnswer}>
          {hasAnswered ? <Trans>Change what you say</Trans> : <Trans>What do you say?</Trans>}
        </button>
      )}
      <button {...inReach} className="line-button" onClick={onWho}>
        <Trans>Who, by when?</Trans>
      </button>
    </div>
  );
}

/** A press with the mouse or a finger leaves the caret, and the keyboard on the screen, as they are. */
const stayInTheText = (event: MouseEvent): void => event.preventDefault();
