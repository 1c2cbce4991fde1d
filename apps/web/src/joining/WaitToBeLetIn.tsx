import { Trans } from "@lingui/react/macro";
import { type ReactElement, useCallback } from "react";
import { stopWaiting } from "../api/join-api.ts";
import { DeedFailure } from "../app/DeedFailure.tsx";
import { useDeed } from "../app/use-deed.ts";
import { Button } from "../look/Button.tsx";
import { Letter } from "../look/Letter.tsx";
import type { AtTheDoor } from "./use-waiting.ts";

interface WaitToBeLetInProps {
  readonly at: Exclude<AtTheDoor, { state: "unknown" | "nobody" }>;
  /** they gave up, or want to come again */
  readonly onBack: () => void;
}

/** IN2: the lobby, from outside. Says what is true: whether anybody can see them there. */
export function WaitToBeLetIn({ at, onBack }: WaitToBeLetInProps): ReactElement {
  const [deed, run] = useDeed(useCallback(() => onBack(), [onBack]));
  const { from } = at;
  if (at.state === "over")
    return (
      <Letter title={<Trans>The door stayed closed this time</Trans>}>
        <p role="alert">
          <Trans>{from} did not let you in, or not in time. Talk to each other, and ask for a new link or code.</Trans>
        </p>
        <Button kind="main" onPress={onBack}>
          <Trans>I have a new code</Trans>
        </Button>
      </Letter>
    );
  return (
    <Letter title={<Trans>You are at the door</Trans>}>
      <p className="lead" role="status">
        <Where at={at} />
      </p>
      <p>
        <Trans>Stay here. The note opens by itself. You can look away, or lock your phone.</Trans>
      </p>
      <Button kind="bare" className="give-up" isDisabled={deed.kind === "doing"} onPress={() => run(stopWaiting)}>
        <Trans>I don’t want to wait any more</Trans>
      </Button>
      <DeedFailure deed={deed} />
    </Letter>
  );
}

function Where({ at }: Pick<WaitToBeLetInProps, "at">): ReactElement {
  const { from } = at;
  if (at.state === "cut-off") return <Trans>There is no connection just now. We keep trying for you.</Trans>;
  if (at.state === "waiting" && at.own)
    return at.seen ? (
      <Trans>You come in when you say yes on another device of yours, where the note is open.</Trans>
    ) : (
      <Trans>Open the note on another device of yours, and say yes there. Only you can let this device in.</Trans>
    );
  return at.state === "waiting" && at.seen ? (
    <Trans>{from} sees that you are here. You come in when they press “Let in”.</Trans>
  ) : (
    <Trans>{from} does not have the note open just now. They see you here as soon as they open it.</Trans>
  );
}
