import { Trans } from "@lingui/react/macro";
import type { Answered } from "@ourwords/note";
import type { ReactElement } from "react";

interface LeftAnswerProps {
  readonly answer: Answered;
  readonly name: string;
}

/** TH4: an answer that is open does not go with its line. */
export function LeftAnswer({ answer: { says, words, of }, name }: LeftAnswerProps): ReactElement {
  const line = of.text;
  return (
    <div className="left-answer">
      <p>
        {says === "agree" ? (
          <Trans>
            {name} agreed to “<bdi>{line}</bdi>”.
          </Trans>
        ) : says === "not-yet" ? (
          <Trans>
            {name} said not yet to “<bdi>{line}</bdi>”.
          </Trans>
        ) : (
          <Trans>
            {name} sees “<bdi>{line}</bdi>” differently.
          </Trans>
        )}{" "}
        {words !== "" && <q dir="auto">{words}</q>}
      </p>
      <p className="quiet">
        <Trans>This line is not in the plan any more.</Trans>
      </p>
    </div>
  );
}
