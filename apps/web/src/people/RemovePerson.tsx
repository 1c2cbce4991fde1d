import { Trans } from "@lingui/react/macro";
import type { NoteId, Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import { removePerson } from "../api/people-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";
import { useNumbersDeed } from "./use-numbers-deed.tsx";

interface RemovePersonProps {
  readonly note: NoteId;
  readonly state: OpenState;
  /** whose note it is, at whichever page they sit */
  readonly as: Participant;
  readonly who: Participant;
  readonly onDone: () => void;
}

/** Asks once, and says what it does. */
export function RemovePerson({ note, state, as, who: { id, name }, onDone }: RemovePersonProps): ReactElement {
  const { deed, run, step } = useNumbersDeed(
    state,
    useCallback(() => onDone(), [onDone]),
  );
  if (step) return step;
  return (
    <div className="stack">
      <p>
        <b>
          <Trans>Take {name} out of your note?</Trans>
        </b>
      </p>
      <p>
        <Trans>
          {name} can’t read or write in it any more, from this moment on, on any device. The words {name} wrote stay.
          You can invite {name} again.
        </Trans>
      </p>
      <div className="choices">
        <Button
          kind="main"
          isDisabled={deed.kind === "doing"}
          onPress={() => run((numbers) => removePerson({ note, as: as.id }, id, numbers))}
        >
          <Trans>Take {name} out</Trans>
        </Button>
        <Button kind="bare" autoFocus onPress={onDone}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <DeedFailure deed={deed} />
    </div>
  );
}
