import { Trans } from "@lingui/react/macro";
import type { Answered, NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import { Sheetlet } from "../look/Sheetlet.tsx";
import type { OpenState } from "../note/open-state.ts";
import { keepNote } from "./keep-note.ts";
import { NotKept } from "./NotKept.tsx";
import { WhatIsOpen } from "./WhatIsOpen.tsx";
import "./sitting.css";

export interface KeepFirstProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly onStay: () => void;
  readonly onLeave: () => void;
}

/** Before somebody finishes: keep the note as it is now? One press either way. */
export function KeepFirst({ connection, state, onStay, onLeave }: KeepFirstProps): ReactElement {
  const [answered, setAnswered] = useState<Answered | "asked">();
  const keep = async (): Promise<void> => {
    setAnswered("asked");
    const said = await keepNote(connection, state);
    setAnswered(said);
    if (said.ok) onLeave();
  };
  return (
    <Sheetlet title={<Trans>Keep it as it is now?</Trans>} isOpen onOpenChange={(isOpen) => isOpen || onStay()}>
      <div className="sitting">
        <p>
          <Trans>
            Then all of you can look at it later, just as it is now. Nothing is lost without it: every word stays in the
            note.
          </Trans>
        </p>
        <WhatIsOpen connection={connection} people={state.people} />
        <NotKept answered={typeof answered === "object" ? answered : undefined} />
        <div className="sitting-answers">
          <Button kind="main" isDisabled={answered === "asked"} onPress={() => void keep()}>
            <Trans>Keep it and finish</Trans>
          </Button>
          <Button kind="plain" onPress={onLeave}>
            <Trans>Just finish</Trans>
          </Button>
        </div>
      </div>
    </Sheetlet>
  );
}
