import { Trans } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { leaveNote } from "../api/people-api.ts";
import type { OpenState } from "../note/open-state.ts";
import { AskedOnce } from "./AskedOnce.tsx";

interface LeaveForGoodProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onBack: () => void;
}

/** Not the same as finishing: they are no longer one of the note's people. */
export const LeaveForGood = ({ note, state, onBack }: LeaveForGoodProps): ReactElement => (
  <AskedOnce
    state={state}
    title={<Trans>Leave this note for good?</Trans>}
    act={<Trans>Leave for good</Trans>}
    attempt={(numbers) => leaveNote({ note, as: state.you.id }, numbers)}
    // A whole new page, so that nothing of the note stays in this one's memory.
    onDone={() => location.replace("/notes")}
    onBack={onBack}
  >
    <p>
      <Trans>
        The words you wrote stay in it, under your name. You can’t read or write in it any more, unless somebody invites
        you again. If you only want to stop for today, press Finish in the More menu.
      </Trans>
    </p>
    {state.save !== "saved" && (
      <p>
        <Trans>Some of your words are not saved yet. They would be lost.</Trans>
      </p>
    )}
  </AskedOnce>
);
