import { useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Icon } from "../look/Icon.tsx";
import type { LeftByUndo } from "../writing/left-by-undo.ts";
import type { OpenState } from "./open-state.ts";
import { undoWords } from "./undo-words.ts";

interface UndoNoticeProps {
  readonly left: LeftByUndo;
  readonly state: OpenState;
  readonly onClose: () => void;
}

/** AU9: why undo left something as it is. In sight until somebody writes on or closes it. */
export function UndoNotice({ left, state, onClose }: UndoNoticeProps): ReactElement {
  const { i18n, t } = useLingui();
  return (
    <div className="undo-notice">
      <div>
        <p>{undoWords(i18n, left, state)}</p>
        <button type="button" className="tool" aria-label={t`Close`} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
