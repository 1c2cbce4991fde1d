import { Trans } from "@lingui/react/macro";
import { type ReactElement, useCallback } from "react";
import { type Joined, joinNote } from "../api/join-api.ts";
import { loadNotePage } from "../app/note-page.ts";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import { NumbersStep } from "../speaking/NumbersStep.tsx";
import type { JoinFormProps } from "./JoinForm.tsx";

/** IN7: one more device of the person's. Their four numbers bring it in at once; without them a page of their own is asked. */
export function JoinByNumbers({ joinKey, invitation, onIn, onWait, onBack }: JoinFormProps): ReactElement {
  const name = invitation.name ?? "";
  const enter = useCallback((joined: Joined) => (joined.kind === "in" ? onIn(joined.entry) : onWait()), [onIn, onWait]);
  const [deed, run] = useDeed(enter);
  const isBusy = deed.kind === "doing";
  const say = (numbers: string): void => {
    void loadNotePage();
    run(() => joinNote(joinKey, { name, numbers }));
  };
  return (
    <Letter title={<Trans>Open your note on this device</Trans>}>
      <p className="lead">
        <Trans>Type the four numbers you chose. Then you are in, as {name}.</Trans>
      </p>
      <NumbersStep name={name} deed={deed} onSay={say}>
        <Button kind="plain" isDisabled={isBusy} onPress={() => run(() => joinNote(joinKey, { name }))}>
          <Trans>I don’t know them</Trans>
        </Button>
        <p className="quiet">
          <Trans>Then you say yes on another device of yours, where the note is open.</Trans>
        </p>
        {onBack && (
          <Button kind="bare" isDisabled={isBusy} onPress={onBack}>
            <Trans>Another code</Trans>
          </Button>
        )}
      </NumbersStep>
    </Letter>
  );
}
