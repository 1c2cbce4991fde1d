import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactElement, useEffect, useId } from "react";
import { Button } from "../look/Button.tsx";
import { useSay } from "../announcing/Announcer.tsx";
import type { ScribeAsk } from "./scribe-asks.ts";

interface ScribeCardProps extends ScribeAsk {
  /** on a page they share: it has to be said whom this is for */
  readonly isShared: boolean;
  readonly onAnswer: (may: boolean) => void;
}

/** "Dr Ali may write down my words": asked of whose words they are, once. Takes no keyboard away. */
export function ScribeCard({ author, scribe, isShared, onAnswer }: ScribeCardProps): ReactElement {
  const { t } = useLingui();
  const say = useSay();
  const id = useId();
  const [name, hand] = [author.name, scribe.name];
  const question = isShared
    ? t`${name}, may ${hand} write down what you say?`
    : t`${hand} asks: may I write down what you say?`;
  useEffect(() => say(question), [say, question]);
  return (
    <section className="scribe-card" aria-labelledby={id} data-look={author.look}>
      <p id={id} className="scribe-question">
        {question}
      </p>
      <p className="quiet">
        <Trans>
          It shows as your words, with a pencil, until you have checked it. You can take this back at any time.
        </Trans>
      </p>
      <div className="choices">
        <Button kind="main" preventFocusOnPress onPress={() => onAnswer(true)}>
          <Trans>Yes, {hand} may</Trans>
        </Button>
        <Button kind="plain" preventFocusOnPress onPress={() => onAnswer(false)}>
          <Trans>No</Trans>
        </Button>
      </div>
    </section>
  );
}
