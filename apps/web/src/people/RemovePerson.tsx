import { Trans } from "@lingui/react/macro";
import type { NoteId, Participant } from "@ourwords/protocol";
import { type ReactElement, useCallback } from "react";
import { Failure } from "../api/Failure.tsx";
import { removePerson } from "../api/people-api.ts";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";

interface RemovePersonProps {
  readonly note: NoteId;
  readonly you: Participant;
  readonly who: Participant;
  readonly onDone: () => void;
}

/** Asks once, and says what it does. */
export function RemovePerson({ note, you, who: { id, name }, onDone }: RemovePersonProps): ReactElement {
  const [deed, run] = useDeed(useCallback(() => onDone(), [onDone]));
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
          onPress={() => run(() => removePerson({ note, as: you.id }, id))}
        >
          <Trans>Take {name} out</Trans>
        </Button>
        <Button kind="bare" autoFocus onPress={onDone}>
          <Trans>Back</Trans>
        </Button>
      </div>
      <p className="said" role="alert">
        {deed.kind === "failed" && <Failure failure={deed.failure} />}
      </p>
    </div>
  );
}
