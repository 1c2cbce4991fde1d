import { Trans } from "@lingui/react/macro";
import type { NoteId, Participant } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { removePerson } from "../api/people-api.ts";
import type { OpenState } from "../note/open-state.ts";
import { AskedOnce } from "./AskedOnce.tsx";

interface RemovePersonProps {
  readonly note: NoteId;
  readonly state: OpenState;
  /** whose note it is, at whichever page they sit */
  readonly as: Participant;
  readonly who: Participant;
  readonly onDone: () => void;
}

export const RemovePerson = ({ note, state, as, who: { id, name }, onDone }: RemovePersonProps): ReactElement => (
  <AskedOnce
    state={state}
    title={<Trans>Take {name} out of your note?</Trans>}
    act={<Trans>Take {name} out</Trans>}
    attempt={(numbers) => removePerson({ note, as: as.id }, id, numbers)}
    onDone={onDone}
    onBack={onDone}
  >
    <p>
      <Trans>
        {name} can’t read or write in it any more, from this moment on, on any device. The words {name} wrote stay. You
        can invite {name} again.
      </Trans>
    </p>
  </AskedOnce>
);
