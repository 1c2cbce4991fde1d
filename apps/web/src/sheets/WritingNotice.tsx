import type { ReactElement } from "react";
import { CloseTool } from "../look/CloseTool.tsx";

interface WritingNoticeProps {
  readonly words: string;
  readonly onClose: () => void;
}

/** What did not go as its person meant, and why: over the top of the sheet, so that no line moves. `useSay` says it aloud. */
export const WritingNotice = ({ words, onClose }: WritingNoticeProps): ReactElement => (
  <div className="writing-notice">
    <div>
      <p>{words}</p>
      <CloseTool onClose={onClose} />
    </div>
  </div>
);
