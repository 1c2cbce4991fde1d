import { Trans, useLingui } from "@lingui/react/macro";
import type { LineWords } from "@ourwords/note";
import type { PlanPerson, PlanStance } from "@ourwords/protocol";
import type { ReactElement } from "react";
import { Difference } from "./Difference.tsx";
import { type NamesIn, thenAndNow } from "./line-in-words.ts";

interface LineAnswerProps extends Pick<PlanPerson, "name" | "look"> {
  readonly stance: PlanStance;
  /** what the line says; missing when it is not there any more */
  readonly now: LineWords | undefined;
  readonly nameOf: NamesIn["nameOf"];
}

/** All but a plain yes: it has words of its own, or its line has changed, or is gone. */
export function LineAnswer({ stance, now, name, look, nameOf }: LineAnswerProps): ReactElement {
  const { i18n } = useLingui();
  return (
    <div className="line-answered" data-says={stance.says}>
      <div role="paragraph">
        <b>
          <Says says={stance.says} isPast={stance.was !== undefined || !now} name={name} />
        </b>{" "}
        {stance.words !== "" && (
          <span className="w in" data-look={look} dir="auto">
            {stance.words}
          </span>
        )}
      </div>
      {now && stance.was !== undefined && (
        <details>
          <summary>
            <Trans>Changed since {name} answered · look again</Trans>
          </summary>
          <Difference of={thenAndNow(stance, now, { locale: i18n.locale, nameOf })} />
        </details>
      )}
    </div>
  );
}

interface SaysProps {
  readonly says: PlanStance["says"];
  /** what they answered is not what the line says */
  readonly isPast: boolean;
  readonly name: string;
}

function Says({ says, isPast, name }: SaysProps): ReactElement {
  switch (says) {
    case "agree":
      return isPast ? <Trans>{name} agreed.</Trans> : <Trans>{name} agrees.</Trans>;
    case "not-yet":
      return <Trans>{name}: not yet.</Trans>;
    case "differently":
      return <Trans>{name} sees it differently.</Trans>;
  }
}
