import { useLingui } from "@lingui/react/macro";
import type { ReactElement } from "react";
import { Icon } from "../look/Icon.tsx";

interface WritingNoticeProps {
  readonly words: string;
  readonly onClose: () => void;
}

/** What did not go as its person meant, and why: over the top of the sheet, so that no line moves. `useSay` says it aloud. */
export function WritingNotice({ words, onClose }: WritingNoticeProps): ReactElement {
  const { t } = useLingui();
  return (
    <div className="writing-notice">
      <div>
        <p>{words}</p>
        <button
          type="button"
          className="tool"
          aria-label={t`Close`}
          onMouseDown={(event) => event.preventDefault()}
          onClick={onClose}
        >
          <Icon name="close" />
        </button>
      </div>
    </div>
  );
}
