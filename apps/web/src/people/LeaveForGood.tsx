import { Trans } from "@lingui/react/macro";
import type { NoteId } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import { leaveNote } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { useNumbersDeed } from "./use-numbers-deed.tsx";

interface LeaveForGoodProps {
  readonly note: NoteId;
  readonly state: OpenState;
  readonly onBack: () => void;
}

/** Not the same as finishing: they are no longer one of the note's people. */
export function LeaveForGood({ note, state, onBack }: LeaveForGoodProps): ReactElement {
  const { you, save } = state;
  // A whole new page, so that nothing of the note stays in this one's memory.
  const { deed, run, step } = useNumbersDeed(
    state,
    useCallback(() => location.replace("/notes"), []),
  );
  if (step) return step;
  return (
    <div className="stack">
      <p>
        <b>
          <Trans>Leave this note for good?</Trans>
        </b>
      </p>
      <p>
        <Trans>
          The words you wrote stay in it, under your name. You can’t read or write in it any more, unless somebody
          invites you again. If you only want to stop for today, press Finish in the More menu.
        </Trans>
      </p>
      {save !== "saved" && (
        <p>
          <Trans>Some of your words are not saved yet. They would be lost.</Trans>
        </p>
      )}
      <div className="choices">
        <Button
          kind="main"
          isDisabled={deed.kind === "doing"}
          onPress={() => run((numbers) => leaveNote({ note, as: you.id }, numbers))}
        >
          <Trans>Leave for good</Trans>
        </Button>
        <Button kind="bare" autoFocus onPress={onBack}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <DeedFailure deed={deed} />
    </div>
  );
}
