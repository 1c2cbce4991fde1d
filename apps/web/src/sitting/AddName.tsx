import { Trans } from "@lingui/react/macro";
import type { ParticipantId, Seal } from "@ourwords/protocol";
import { mayStandBy, type NoteConnection } from "@ourwords/sync/client";
import { type ReactElement, useState } from "react";
import { Button } from "../look/Button.tsx";
import type { OpenState } from "../note/open-state.ts";

interface AddNameProps {
  readonly connection: NoteConnection;
  readonly state: OpenState;
  readonly seal: Seal;
}

/** SL4: one press for each who writes on this page, was in the note then, and does not stand by it yet. */
export function AddName({ connection, state, seal }: AddNameProps): ReactElement {
  const [asked, setAsked] = useState<ParticipantId>();
  const [isLost, setLost] = useState(false);
  const missing = state.writers.flatMap((writer) =>
    mayStandBy(seal, writer) ? seal.people.filter(({ id }) => id === writer) : [],
  );
  const add = async (who: ParticipantId): Promise<void> => {
    setAsked(who);
    const answered = await connection.sign(who, seal.seq);
    setAsked(undefined);
    setLost(!answered.ok);
  };
  return (
    <>
      {missing.map(({ id, name }) => (
        <Button key={id} kind="main" isDisabled={asked !== undefined} onPress={() => void add(id)}>
          {state.writers.length > 1 ? <Trans>{name}: add my name</Trans> : <Trans>Add my name</Trans>}
        </Button>
      ))}
      {isLost && missing.length > 0 && (
        <p role="alert">
          <Trans>That did not work. Please try again in a moment.</Trans>
        </p>
      )}
    </>
  );
}
